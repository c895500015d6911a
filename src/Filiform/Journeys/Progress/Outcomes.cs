using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>One filled-in instrument.</summary>
/// <param name="Answers">One entry per item, in points; null where it was left blank. Empty when only a total was entered.</param>
/// <param name="Wording">What the patient named, for an instrument of their own activities (PSFS); empty otherwise.</param>
/// <param name="Score">Null when it could not be scored.</param>
public sealed record OutcomeRow(
    Id<InstrumentAnswer> Id, string Instrument, ImmutableArray<int?> Answers, ImmutableArray<string> Wording, decimal? Score, Id<Appointment>? Appointment,
    Id<Session>? Session, Id<CheckIn>? CheckIn, string KnowledgeVersion, Instant TakenAt);

/// <summary>A score to keep, with where it was taken.</summary>
public sealed record NewOutcome(
    Id<Patient> Patient, string Instrument, ImmutableArray<int?> Answers, ImmutableArray<string> Wording, decimal? Score, string KnowledgeVersion,
    Id<Appointment>? Appointment = null, Id<Session>? Session = null, Id<CheckIn>? CheckIn = null, Id<Episode>? Episode = null);

/// <summary>Keeps and reads instrument answers; every room that takes a score writes it here.</summary>
public static class Outcomes
{
    internal const string Column = "instrument_answer.answers";

    private sealed record Body(ImmutableArray<int?> Answers, ImmutableArray<string> Wording);

    private sealed record Sealed(
        Id<InstrumentAnswer> Id, string Instrument, string Answers, decimal? Score, Id<Appointment>? Appointment, Id<Session>? Session, Id<CheckIn>? CheckIn,
        string KnowledgeVersion, Instant TakenAt);

    public static async Task<Id<InstrumentAnswer>> Keep(Work work, NewOutcome outcome)
    {
        var id = work.NewId<InstrumentAnswer>();
        await work.Execute("""
            insert into instrument_answer (id, clinic, patient, episode, appointment, session, check_in, instrument, answers, score, knowledge_version, taken_at)
            values (@id, @clinic, @Patient, @Episode, @Appointment, @Session, @CheckIn, @Instrument, @answers, @Score, @KnowledgeVersion, @Now)
            """, new
        {
            id, outcome.Patient, outcome.Episode, outcome.Appointment, outcome.Session, outcome.CheckIn, outcome.Instrument,
            answers = work.Seal(Column, id.Value, Json.Write(new Body(outcome.Answers, outcome.Wording))), outcome.Score, outcome.KnowledgeVersion, work.Now,
        });
        return id;
    }

    /// <summary>All of one patient's answers, oldest first.</summary>
    public static async Task<ImmutableArray<OutcomeRow>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<Sealed>("""
            select id, instrument, answers, score, appointment, session, check_in, knowledge_version, taken_at from instrument_answer
            where clinic = @clinic and patient = @patient order by taken_at, id
            """, new { patient });
        return [.. rows.Select(row =>
        {
            var body = Json.Read<Body>(work.Open(Column, row.Id.Value, row.Answers)!);
            return new OutcomeRow(row.Id, row.Instrument, body.Answers, body.Wording, row.Score, row.Appointment, row.Session, row.CheckIn, row.KnowledgeVersion, row.TakenAt);
        })];
    }
}
