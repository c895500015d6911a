using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>One filled-in instrument.</summary>
/// <param name="Answers">One entry per item, in points; null where it was left blank. Empty when only a total was entered.</param>
/// <param name="Wording">What the patient named, for an instrument of their own activities (PSFS); empty otherwise.</param>
/// <param name="Score">Null when it could not be scored.</param>
public sealed record OutcomeRow(
    Id<InstrumentAnswer> Id, string Instrument, ImmutableArray<int?> Answers, ImmutableArray<string> Wording, decimal? Score, Id<Appointment>? Appointment,
    Id<Session>? Session, Id<CheckIn>? CheckIn, string KnowledgeVersion, Instant TakenAt)
{
    /// <summary>Whether it can be taken back as an error: not as part of a session's record or of an answered check-in, which stand as they are.</summary>
    public bool MayBeWithdrawn => Session is null && CheckIn is null;
}

/// <summary>A score that was entered in error.</summary>
public sealed record WithdrawnOutcome(OutcomeRow Row, string Reason, string WithdrawnByName, Instant WithdrawnAt);

/// <summary>A score to keep, with where it was taken.</summary>
/// <param name="TakenAt">Null for now.</param>
public sealed record NewOutcome(
    Id<Patient> Patient, string Instrument, ImmutableArray<int?> Answers, ImmutableArray<string> Wording, decimal? Score, string KnowledgeVersion,
    Id<Appointment>? Appointment = null, Id<Session>? Session = null, Id<CheckIn>? CheckIn = null, Id<Episode>? Episode = null, Instant? TakenAt = null);

/// <summary>Keeps and reads instrument answers; every room that takes a score writes it here.</summary>
public static class Outcomes
{
    internal const string Column = "instrument_answer.answers", Reason = "instrument_answer_withdrawal.reason";

    /// <summary>Of a query of <c>instrument_answer i</c>: leaves out what was entered in error.</summary>
    internal const string NotWithdrawn = "not exists (select 1 from instrument_answer_withdrawal w where w.clinic = @clinic and w.instrument_answer = i.id)";

    private const string Select = """
        select i.id, i.instrument, i.answers, i.score, i.appointment, i.session, i.check_in, i.knowledge_version, i.taken_at
        """;

    private sealed record Body(ImmutableArray<int?> Answers, ImmutableArray<string> Wording);

    private sealed record Sealed(
        Id<InstrumentAnswer> Id, string Instrument, string Answers, decimal? Score, Id<Appointment>? Appointment, Id<Session>? Session, Id<CheckIn>? CheckIn,
        string KnowledgeVersion, Instant TakenAt);

    private sealed record Taken(
        Id<InstrumentAnswer> Id, string Instrument, string Answers, decimal? Score, Id<Appointment>? Appointment, Id<Session>? Session, Id<CheckIn>? CheckIn,
        string KnowledgeVersion, Instant TakenAt, string Reason, string WithdrawnByName, Instant WithdrawnAt);

    public static async Task<Id<InstrumentAnswer>> Keep(Work work, NewOutcome outcome)
    {
        var id = work.NewId<InstrumentAnswer>();
        await work.Execute("""
            insert into instrument_answer (id, clinic, patient, episode, appointment, session, check_in, instrument, answers, score, knowledge_version, taken_at)
            values (@id, @clinic, @Patient, @Episode, @Appointment, @Session, @CheckIn, @Instrument, @answers, @Score, @KnowledgeVersion, @takenAt)
            """, new
        {
            id, outcome.Patient, outcome.Episode, outcome.Appointment, outcome.Session, outcome.CheckIn, outcome.Instrument,
            answers = work.Seal(Column, id.Value, Json.Write(new Body(outcome.Answers, outcome.Wording))), outcome.Score, outcome.KnowledgeVersion, takenAt = outcome.TakenAt ?? work.Now,
        });
        return id;
    }

    /// <summary>All of one patient's answers that count, oldest first.</summary>
    public static async Task<ImmutableArray<OutcomeRow>> Of(Work work, Id<Patient> patient) =>
    [
        .. (await work.Query<Sealed>($"{Select} from instrument_answer i where i.clinic = @clinic and i.patient = @patient and {NotWithdrawn} order by i.taken_at, i.id", new { patient }))
            .Select(row => Opened(work, row)),
    ];

    /// <summary>Those that were entered in error, in the order they were taken.</summary>
    public static async Task<ImmutableArray<WithdrawnOutcome>> Withdrawn(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<Taken>($"""
            {Select}, w.reason, s.name as withdrawn_by_name, w.withdrawn_at
            from instrument_answer i join instrument_answer_withdrawal w on w.instrument_answer = i.id and w.clinic = i.clinic join staff s on s.id = w.withdrawn_by
            where i.clinic = @clinic and i.patient = @patient order by i.taken_at, i.id
            """, new { patient });
        return [.. rows.Select(row => new WithdrawnOutcome(
            Opened(work, new(row.Id, row.Instrument, row.Answers, row.Score, row.Appointment, row.Session, row.CheckIn, row.KnowledgeVersion, row.TakenAt)),
            work.Open(Reason, row.Id.Value, row.Reason)!, row.WithdrawnByName, row.WithdrawnAt))];
    }

    internal static Task Withdraw(Work work, Id<Patient> patient, Id<InstrumentAnswer> answer, string reason) => work.Execute("""
        insert into instrument_answer_withdrawal (instrument_answer, clinic, patient, reason, withdrawn_by, withdrawn_at) values (@answer, @clinic, @patient, @reason, @by, @Now)
        on conflict (instrument_answer) do nothing
        """, new { answer, patient, reason = work.Seal(Reason, answer.Value, reason), by = work.Actor.Id, work.Now });

    private static OutcomeRow Opened(Work work, Sealed row)
    {
        var body = Json.Read<Body>(work.Open(Column, row.Id.Value, row.Answers)!);
        return new(row.Id, row.Instrument, body.Answers, body.Wording, row.Score, row.Appointment, row.Session, row.CheckIn, row.KnowledgeVersion, row.TakenAt);
    }
}
