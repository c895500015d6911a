using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Everything of a session as one canonical document: what is signed, hashed, and printed for ever after.</summary>
internal static class SignedBody
{
    /// <summary>The shape of the document; a reader of old records looks here first.</summary>
    private const int Format = 1;

    public static string Of(ClinicalContent content, SessionChart chart, Actor signer, string note, string? code)
    {
        var session = chart.Session;
        var evaluation = SessionEvaluation.Of(content, chart, SessionPhase.Sign);
        var body = new
        {
            Format, Kind = "session", session.Id, Clinic = new { chart.Clinic.Id, chart.Clinic.Name }, SignedBy = signer.Name, SignedById = signer.Id, SignedAt = chart.Now,
            Patient = new { chart.Patient.Id, chart.Patient.Number, chart.Patient.Name, chart.Patient.BirthDate },
            Practitioner = chart.Appointment.PractitionerName, PractitionerId = session.Practitioner, session.Appointment, session.OpenedAt, EndedAt = chart.Now, Episode = session.Episode, Plan = chart.Plan?.Id,
            Screening = new { chart.Screening.Id, chart.Screening.CompletedAt, chart.Screening.Disposition },
            Consent = Consent(chart), ConsentAtSigning = chart.ConsentAt(chart.Now)?.Id, session.PainBefore, session.PainAfter, chart.NeedlesIn, chart.NeedlesOut, Retained = chart.Retained?.Needles,
            Insertions = chart.Insertions.Select(row => new
            {
                row.Id, row.Position, row.Muscle, row.Side, row.FigureView, row.X, row.Y, row.Region, row.GaugeMm, row.LengthMm, row.DepthMm, row.Technique,
                row.Twitch, row.Electrical, row.NeedlesIn, row.NeedlesOut, row.Note, row.RecordedAt,
            }),
            FromRecord = evaluation.FromRecord.Order(StringComparer.Ordinal), Ticked = chart.Answers.Ticked.Order(StringComparer.Ordinal),
            Rules = evaluation.Result.Findings.Select(finding => new { finding.Rule.Id, State = finding.State.Code() }),
            Decisions = chart.Decisions.Select(row => new { row.Rule, row.Reason, By = row.DecidedByName, At = row.DecidedAt }),
            Steps = chart.Steps.Select(row => new { row.Rule, row.Kind, row.Needles, row.Steps, row.Note, By = row.RecordedByName, At = row.RecordedAt }),
            Events = chart.Events.Select(row => new { row.Kind, row.Severity, row.Timing, row.Note, row.RecordedAt }),
            Note = note, Code = code, KnowledgeVersion = content.Safety.Version, AtlasVersion = content.Atlas.Version,
        };
        var document = JsonSerializer.SerializeToNode(body, Json.Options)!.AsObject();
        document["facts"] = JsonNode.Parse(Facts(evaluation));
        return Canonicalize.Write(document.ToJsonString());
    }

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
