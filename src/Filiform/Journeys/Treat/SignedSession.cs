using System.Text.Json;
using System.Text.Json.Serialization;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>A session as it was signed, read from the signed document alone: nothing that changes later can change what it shows.</summary>
/// <remarks>The first format had no words, no plan and nobody beside an answer; what it lacks is absent here, never filled in from today's tables.</remarks>
public sealed record SignedSession
{
    public sealed record Place(string Name, string? Zone);
    public sealed record Person(string Number, string Name, LocalDate BirthDate);
    public sealed record Agreement(string TemplateVersion, string Language, Instant GivenAt);
    public sealed record Needle(
        int Position, string Muscle, string? Name, string Side, string? FigureView, int? X, int? Y, decimal GaugeMm, int LengthMm, int? DepthMm, string Technique, string Twitch,
        bool Electrical, int NeedlesIn, int NeedlesOut, string? Note, Instant RecordedAt);
    public sealed record Check(string Id, string Phase, string Text, string Answer, bool FromRecord, string? By, Instant? At);
    public sealed record Rule(string Id, string State, string? Severity, string? Title, string? Action);
    public sealed record Decision(string Rule, string Reason, string By, Instant At);
    public sealed record Step(string Rule, string Kind, int? Needles, ImmutableArray<string> Steps, string Note, string By, Instant At);
    public sealed record Event(string Kind, string? Name, string Severity, string? Note);
    public sealed record PlanMuscle(string Muscle, string Name, string Side);
    public sealed record PlanGoal(string Measure, string? Words, decimal? Baseline, decimal? Target, LocalDate? DueOn);
    public sealed record PlanAgreed(
        Instant SetAt, int Sessions, int? PerWeek, int ReviewAt, ImmutableArray<PlanMuscle> Muscles, ImmutableArray<string> Techniques, int? NeedleCount, string? Note,
        ImmutableArray<PlanGoal> Goals);

    public int Format { get; init; }
    public string? Language { get; init; }
    public required Place Clinic { get; init; }
    public required Person Patient { get; init; }
    public required string Practitioner { get; init; }
    public string? Visit { get; init; }
    public Instant? PlannedFor { get; init; }
    public required string SignedBy { get; init; }
    public Instant SignedAt { get; init; }
    public Instant OpenedAt { get; init; }
    public Instant EndedAt { get; init; }
    public string? Findings { get; init; }
    public string? Diagnosis { get; init; }
    public PlanAgreed? Agreed { get; init; }
    public Agreement? Consent { get; init; }
    public int? PainBefore { get; init; }
    public int? PainAfter { get; init; }
    public int NeedlesIn { get; init; }
    public int NeedlesOut { get; init; }
    public int? Retained { get; init; }
    public ImmutableArray<Needle> Insertions { get; init; } = [];
    public ImmutableArray<Check> Checks { get; init; } = [];
    public ImmutableArray<Rule> Rules { get; init; } = [];
    public ImmutableArray<Decision> Decisions { get; init; } = [];
    public ImmutableArray<Step> Steps { get; init; } = [];
    public ImmutableArray<Event> Events { get; init; } = [];
    public string? Note { get; init; }
    public string? Code { get; init; }
    public required string KnowledgeVersion { get; init; }
    public JsonElement Facts { get; init; }

    private static readonly JsonSerializerOptions Lenient = new(Json.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>What the rules say beyond advice, and what was decided: each rule once.</summary>
    public IEnumerable<Rule> Fired => Rules.Where(rule => rule.State == "fired" || Decisions.Any(decision => decision.Rule == rule.Id));

    /// <returns>The answer to a fact in the words it was signed in; null when it was not asked.</returns>
    public Check? Answer(string fact) => Checks.FirstOrDefault(check => check.Id == fact);

    /// <param name="content">Gives an old document the words that it does not carry.</param>
    public static SignedSession Read(ClinicalContent content, string body)
    {
        var read = JsonSerializer.Deserialize<SignedSession>(body, Lenient)!;
        return read.Format > 1 ? read : read with
        {
            Checks = Bare(content, read.Facts), Decisions = [.. read.Decisions.OrderByDescending(each => each.At).DistinctBy(each => each.Rule)],
            Steps = [.. read.Steps.Where(each => each.Kind != SessionSteps.Decision)],
            Rules = [.. read.Rules.Select(rule => Titled(content, rule))], Events = [.. read.Events.Select(each => each with { Name = EventName(content, each.Kind) })],
            Insertions = [.. read.Insertions.Select(row => row with { Name = content.Atlas.MuscleById.GetValueOrDefault(row.Muscle)?.Name.In(Words.Language) ?? row.Muscle })],
        };
    }

    private static ImmutableArray<Check> Bare(ClinicalContent content, JsonElement facts)
    {
        if (facts.ValueKind != JsonValueKind.Object || Filiform.Clinical.Screening.AnswersDocument.Read(content.Safety, FactOrigin.Session, facts).Value is not { } told) return [];
        return
        [
            .. from fact in content.Safety.SessionFacts
               where told.ContainsKey(fact.Id)
               let item = new CheckItem(fact.Id, fact.Fact, fact.Text.In(Words.Language), null, told[fact.Id], Filiform.Clinical.Sessions.ChecklistState.Done, false, false, [])
               select new Check(fact.Id, fact.Phase == Filiform.Clinical.Sessions.SessionPhase.Sign ? "after" : "before", item.Text, CheckItems.Say(content, item), false, null, null),
        ];
    }

    private static Rule Titled(ClinicalContent content, Rule rule) =>
        content.Safety.Rules.Concat(content.Safety.SessionRules).FirstOrDefault(each => each.Id == rule.Id) is not { } known ? rule with { Title = rule.Id }
            : rule with { Title = known.Title.In(Words.Language), Severity = known.Severity.Code(), Action = known.ClinicianAction.In(Words.Language) };

    private static string EventName(ClinicalContent content, string kind) => content.Safety.AdverseEvents.FirstOrDefault(each => each.Id == kind)?.Name.In(Words.Language) ?? kind;
}
