using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Everything of a session as one canonical document: what is signed, hashed, and printed for ever after.</summary>
internal static class SignedBody
{
    /// <summary>The shape of the document; a reader of old records looks here first.</summary>
    private const int Format = 2;

    public static string Of(ClinicalContent content, Words words, SessionChart chart, Actor signer, string note, string? code)
    {
        var session = chart.Session;
        var evaluation = SessionEvaluation.Of(content, chart, SessionPhase.Sign);
        var body = new
        {
            Format, Kind = "session", Words.Language, session.Id, Clinic = new { chart.Clinic.Id, chart.Clinic.Name, chart.Clinic.Zone },
            SignedBy = signer.Name, SignedById = signer.Id, SignedAt = chart.Now,
            Patient = new { chart.Patient.Id, chart.Patient.Number, chart.Patient.Name, chart.Patient.BirthDate },
            Practitioner = chart.Appointment.PractitionerName, PractitionerId = session.Practitioner, session.Appointment, Visit = chart.Appointment.VisitTypeName,
            PlannedFor = chart.Appointment.StartsAt, session.OpenedAt, chart.EndedAt, Episode = session.Episode, Plan = chart.Plan?.Id,
            chart.Assessment?.Findings, chart.Assessment?.Diagnosis, Agreed = Agreed(content, chart), Checks = Checks(content, words, chart, evaluation),
            Screening = new { chart.Screening.Id, chart.Screening.CompletedAt, chart.Screening.Disposition },
            Consent = Consent(chart), ConsentAtSigning = chart.ConsentAt(chart.Now)?.Id, session.PainBefore, session.PainAfter, chart.NeedlesIn, chart.NeedlesOut, Retained = chart.Retained?.Needles,
            Insertions = chart.Insertions.Select(row => new
            {
                row.Id, row.Position, row.Muscle, Name = MuscleName(content, row.Muscle), row.Side, row.FigureView, row.X, row.Y, row.Region, row.GaugeMm, row.LengthMm, row.DepthMm, row.Technique,
                row.Twitch, row.Electrical, row.NeedlesIn, row.NeedlesOut, row.Note, row.RecordedAt,
            }),
            FromRecord = evaluation.FromRecord.Order(StringComparer.Ordinal), Ticked = chart.Answers.Ticked.Order(StringComparer.Ordinal),
            Rules = evaluation.Result.Findings.Select(finding => new
            {
                finding.Rule.Id, State = finding.State.Code(), Severity = finding.Rule.Severity.Code(), Title = finding.Rule.Title.In(Words.Language),
                Action = finding.Rule.ClinicianAction.In(Words.Language),
            }),
            Decisions = chart.Decided.Select(row => new { row.Rule, row.Reason, row.By, row.At }),
            Steps = chart.Steps.Where(row => row.Kind != SessionSteps.Decision).Select(row => new { row.Rule, row.Kind, row.Needles, row.Steps, row.Note, By = row.RecordedByName, At = row.RecordedAt }),
            Events = chart.Events.Select(row => new { row.Kind, Name = SessionNote.EventName(content, row).In(Words.Language), row.Severity, row.Timing, row.Note, row.RecordedAt }),
            Note = note, Code = code, KnowledgeVersion = content.Safety.Version, AtlasVersion = content.Atlas.Version,
        };
        var document = JsonSerializer.SerializeToNode(body, Json.Options)!.AsObject();
        document["facts"] = JsonNode.Parse(Facts(evaluation));
        return Canonicalize.Write(document.ToJsonString());
    }

    private static string MuscleName(ClinicalContent content, string muscle) => content.Atlas.MuscleById.GetValueOrDefault(muscle)?.Name.In(Words.Language) ?? muscle;

    /// <summary>Every item of the two checks with its words, its answer, and who gave it when; an answer of the record itself has nobody.</summary>
    private static IEnumerable<object> Checks(ClinicalContent content, Words words, SessionChart chart, SessionEvaluation evaluation) =>
        Today(content, chart, evaluation).Concat(
        from phase in new[] { (Code: "before", Items: CheckItems.BeforeNeedling(content, words, evaluation, chart.Answers.Ticked)), (Code: "after", Items: CheckItems.BeforeSigning(content, words, evaluation, chart.Answers.Ticked)) }
        from item in phase.Items
        let mark = item.FromRecord ? null : chart.Answers.Given.GetValueOrDefault(item.Id)
        select (object)new { item.Id, Phase = phase.Code, item.Text, Answer = CheckItems.Say(content, item), item.FromRecord, mark?.By, mark?.At });

    /// <summary>What was asked about the day; what the patient's own form of that day says has nobody's mark.</summary>
    private static IEnumerable<object> Today(ClinicalContent content, SessionChart chart, SessionEvaluation evaluation) =>
        from item in DayItem.Of(content, evaluation, chart.DayOf(SessionPhase.Sign))
        let mark = chart.AskedOn(item.Question.Id, chart.DayOf(SessionPhase.Sign))
        select new
        {
            item.Question.Id, Phase = "before", Text = item.Question.Text.In(Words.Language), Answer = AnswerText.Say(content.Safety.Vocabulary, item.Question, item.Told),
            FromRecord = item.Told is not null && mark is null, mark?.By, mark?.At,
        };

    /// <summary>The plan as it stood, with its goals.</summary>
    private static object? Agreed(ClinicalContent content, SessionChart chart) => chart.Plan is not { } plan ? null : new
    {
        plan.SetAt, Sessions = plan.Body.Course.Needling?.Sessions ?? 0, PerWeek = plan.Body.Course.Needling?.PerWeek, plan.ReviewAt,
        Muscles = plan.Body.Targets.Select(target => new { target.Muscle, Name = MuscleName(content, target.Muscle), target.Side }), plan.Body.Techniques, plan.Body.NeedleCount, plan.Body.Note,
        Goals = chart.Goals.Select(goal => new
        {
            goal.Measure, Words = goal.Text ?? GoalForm.Words(content, plan.Template, goal.Wording)?.In(Words.Language) ?? content.Instruments.ById.GetValueOrDefault(goal.Measure)?.Name.In(Words.Language),
            goal.Baseline, goal.Target, goal.DueOn,
        }),
    };

    private static object? Consent(SessionChart chart) => chart.ConsentAt(chart.Insertions.IsEmpty ? chart.Now : chart.Insertions.Max(row => row.RecordedAt)) is { } consent
        ? new { consent.Id, consent.TemplateVersion, consent.Language, consent.GivenAt, consent.Elements }
        : null;

    private static string Facts(SessionEvaluation evaluation)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) AnswersDocument.Write(evaluation.Facts, json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
