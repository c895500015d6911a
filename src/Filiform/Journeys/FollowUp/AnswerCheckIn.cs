using System.Text;
using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Triages a check-in in the same second. Anything above self-care raises an alert in the same transaction.</summary>
/// <remarks>A form half filled is looked at too: an emergency shows, and is put before a clinician, before the last answer.</remarks>
public sealed class AnswerCheckIn(ClinicalContent content) : IUseCase<AnswerCheckIn.Request, CheckInVerdict>
{
    /// <param name="Answers">By question id, as the form gave them.</param>
    /// <param name="Whole">Whether the patient has sent the form; otherwise only an emergency is acted on.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<CheckIn> CheckIn, IReadOnlyDictionary<string, Value> Answers, bool Whole, string? RepeatKey = null) : IAboutPatient;

    public Permission Permission => Permission.AnswerCheckIn;

    public async Task<Result<CheckInVerdict>> Handle(Request request, Work work)
    {
        if (work.Actor.Kind == "link" && work.Actor.CheckIn != request.CheckIn) return Refusal.NotFound;
        if (await CheckIns.Read(work, request.CheckIn) is not { } asked || asked.Patient != request.Patient) return Refusal.NotFound;
        if (await Sessions.Read(work, request.Patient, asked.Session) is not { } session) return Refusal.NotFound;

        var clinic = await Clinics.Here(work);
        var asOf = work.Now.InZone(clinic.TimeZone).Date;
        if (request.Whole && Missing(asOf, request.Answers) is [_, ..] missing) return Refusal.Invalid(missing);

        var verdict = CheckInVerdict.Of(content.Safety, content.DangerWords, await Input(work, request, session, clinic));
        if (!request.Whole && verdict.Level != TriageLevel.Emergency) return verdict;

        var kept = await Keep(work, asked, request.Answers, verdict);
        if (verdict.Level > TriageLevel.SelfCare) await RaiseOnce(work, request.Patient, kept, verdict.Level.Code());
        if (request.Whole) await CheckInEvents.Record(work, request.Patient, session.Id, kept, request.Answers);
        return verdict;
    }

    private ImmutableArray<Reason> Missing(LocalDate asOf, IReadOnlyDictionary<string, Value> answers)
    {
        var form = Questionnaire.ForCheckIn(content.Safety).At(asOf, answers);
        return [.. form.Shown.Where(question => question.Required && form.Open.Contains(question.Id)).Select(question => new Reason("answer-missing", question.Id))];
    }

    /// <summary>What the session itself tells: when it ended and what lay under the needles.</summary>
    private async Task<TriageInput> Input(Work work, Request request, SessionRow session, ClinicRow clinic)
    {
        var ended = (session.EndedAt ?? session.SignedAt ?? session.OpenedAt).InZone(clinic.TimeZone).ToOffsetDateTime();
        var followUp = request.Answers.ToImmutableDictionary()
            .SetItem("s-ended-at", new Value.Moment(ended))
            .SetItem("fu-answered-at", new Value.Moment(work.Now.InZone(clinic.TimeZone).ToOffsetDateTime()));
        var screening = await Screenings.Read(work, content.Safety, request.Patient, session.Screening);
        var needled = await Sessions.Insertions(work, request.Patient, session.Id);
        var planned = new PlannedNeedling(
            [.. needled.Select(row => Planned(content.Atlas.MuscleById[row.Muscle], row.Side))], [],
            [.. needled.Select(row => row.Technique).Concat(needled.Any(row => row.Electrical) ? ["estim"] : []).Distinct()], null);
        return new(work.Now.InZone(clinic.TimeZone).Date, followUp, screening?.Answers ?? ImmutableDictionary<string, Value>.Empty,
            new SessionSoFar(SessionPhase.Sign, PlanFacts.Of(content.Safety.Vocabulary, planned)));
    }

    private static PlannedMuscle Planned(Muscle muscle, string side) => new(
        muscle.Id, side switch { "left" => BodySide.Left, "right" => BodySide.Right, _ => BodySide.Midline },
        muscle.Needling.Hazards, muscle.Needling.SiteRegions, muscle.Needling.Recommended);

    /// <summary>The first answer fills the row that asked; a later one is a report of its own, so that nothing sent is overwritten.</summary>
    private static async Task<Id<CheckIn>> Keep(Work work, CheckInRow asked, IReadOnlyDictionary<string, Value> answers, CheckInVerdict verdict)
    {
        var id = asked.Status == "answered" ? work.NewId<CheckIn>() : asked.Id;
        var values = new
        {
            id, asked.Patient, asked.Session, work.Now, level = verdict.Level.Code(), version = verdict.Ticked.KnowledgeVersion,
            hours = await NextHours(work, asked), answers = work.Seal(CheckIns.Answers, id.Value, Written(json => AnswersDocument.Write(answers, json))),
            result = work.Seal(CheckIns.Result, id.Value, Written(json => TriageDocument.Write(verdict.Ticked, json))),
        };
        await work.Execute(asked.Status == "answered"
            ? """
              insert into check_in (id, clinic, patient, session, hours, due_at, status, answers, result, level, knowledge_version, sent_at, answered_at, version)
              values (@id, @clinic, @Patient, @Session, @hours, @Now, 'answered', @answers, @result, @level, @version, @Now, @Now, 1)
              """
            : """
              update check_in set status = 'answered', answers = @answers, result = @result, level = @level, knowledge_version = @version,
                     answered_at = @Now, version = version + 1
              where id = @id and clinic = @clinic and patient = @Patient
              """, values);
        return id;
    }

    private static async Task<int> NextHours(Work work, CheckInRow asked) => 1 + await work.QueryOne<int>(
        "select max(hours) from check_in where session = @Session and clinic = @clinic", new { asked.Session });

    private static async Task RaiseOnce(Work work, Id<Patient> patient, Id<CheckIn> about, string level)
    {
        var open = await work.Exists("""
            select 1 from alert where clinic = @clinic and patient = @patient and kind = 'check-in' and about = @about and level = @level and acknowledged_at is null
            """, new { patient, about = about.Value, level });
        if (!open) await Alerts.Raise(work, patient, "check-in", about.Value, level);
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
