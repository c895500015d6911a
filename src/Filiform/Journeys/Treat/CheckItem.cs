using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>One thing to check in a session, as the room shows it.</summary>
/// <param name="Id">Of the fact that answers it, or of a checklist entry that is only ticked: the name of the form field.</param>
/// <param name="Fact">Null for one that is only ticked.</param>
/// <param name="Hint">What the checklist says beside the question; null where it says the same or nothing.</param>
/// <param name="Value">What was answered, or filled in from the record; null while open.</param>
public sealed record CheckItem(
    string Id, FactDefinition? Fact, string Text, string? Hint, Value? Value, ChecklistState State, bool FromRecord, bool Ticked, ImmutableArray<string> Sources)
{
    /// <summary>The rules that fire on the answer, the gravest first: what to do is said where it was answered.</summary>
    public ImmutableArray<Rule> Against { get; init; } = [];
}

/// <summary>Puts the session checklist and the facts beyond it in order: before the first needle, and before signing.</summary>
public static class CheckItems
{
    /// <summary>Never asked: the room has a place of its own for each.</summary>
    private static readonly ImmutableArray<string> Elsewhere = [PlanFacts.Regions, PlanFacts.MuscleHazards, RecordFacts.NeedlesIn, RecordFacts.NeedlesOut, RecordFacts.DeepestInsertion];

    public static ImmutableArray<CheckItem> BeforeNeedling(ClinicalContent content, Words words, SessionEvaluation evaluation, ImmutableHashSet<string> ticked) =>
        Of(content, words, evaluation, ticked, phase => phase != SessionPhase.Sign, ChecklistPhase.Pre);

    public static ImmutableArray<CheckItem> BeforeSigning(ClinicalContent content, Words words, SessionEvaluation evaluation, ImmutableHashSet<string> ticked) =>
        Of(content, words, evaluation, ticked, phase => phase == SessionPhase.Sign, ChecklistPhase.During);

    private static ImmutableArray<CheckItem> Of(
        ClinicalContent content, Words words, SessionEvaluation evaluation, ImmutableHashSet<string> ticked, Func<SessionPhase, bool> when, ChecklistPhase ticks)
    {
        var knowledge = content.Safety;
        var entries = Checklist.Items(knowledge, evaluation.Result.Readings.Told, ticked, evaluation.FromRecord);
        var facts = knowledge.SessionFacts.Where(fact => when(fact.Phase ?? SessionPhase.Plan) && !Elsewhere.Contains(fact.Id) && IsAsked(knowledge, evaluation, fact))
            .ToDictionary(fact => fact.Id);
        var listed = entries.Where(item => item.Entry.Fact is { } fact ? facts.ContainsKey(fact) : item.Entry.Phase == ticks)
            .Select(item => item.Entry.Fact is { } fact ? Fact(words, evaluation, facts[fact], item.State, item.Entry) : Tick(item, ticked)).ToList();
        var others = facts.Values.Where(fact => knowledge.Checklist.All(entry => entry.Fact != fact.Id))
            .Select(fact => Fact(words, evaluation, fact, State(evaluation, fact), null));
        // What the record filled in is shown where the checklist names it, or where a rule objects; the rest would only be read past.
        var told = others.Where(item => !item.FromRecord || item.State == ChecklistState.Concern);
        // What went wrong is asked first: where nothing did, what would have to be done about it falls away.
        var inOrder = ticks == ChecklistPhase.During ? told.Concat(listed) : listed.Concat(told);
        return [.. inOrder.Where(item => item.State != ChecklistState.NotNeeded)];
    }

    /// <summary>An answer in words; empty while it is open.</summary>
    public static string Say(ClinicalContent content, CheckItem item) => item.Value switch
    {
        null => item.Ticked ? Answer(content, "yes") : "",
        Value.YesNo yes => Answer(content, yes.Yes ? "yes" : "no"),
        Value.Number number => number.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Value.Day day => ClinicTime.Day(day.Date),
        Value.Option option => Option(content, item.Id, option.Id),
        Value.Options options => string.Join(", ", options.Ids.Select(id => Option(content, item.Id, id))),
        _ => "",
    };

    /// <summary>One choice of a fact in words.</summary>
    public static string Option(ClinicalContent content, string fact, string code) => fact switch
    {
        "s-position" => content.Safety.Vocabulary.Label("positions", code).In(Words.Language),
        "s-techniques" => content.Safety.Vocabulary.Label("techniques", code).In(Words.Language),
        _ => code,
    };

    private static string Answer(ClinicalContent content, string code) => content.Safety.Vocabulary.Label("answers", code).In(Words.Language);

    /// <summary>What only the record gives is never asked; what turns on the muscles is not asked before one is named.</summary>
    private static bool IsAsked(SafetyKnowledge knowledge, SessionEvaluation evaluation, NamedFact fact) => evaluation.FromRecord.Contains(fact.Id)
        || (!SessionFacts.OfTheRecord.Contains(fact.Id) && (evaluation.Facts.ContainsKey(PlanFacts.MuscleHazards) || !TurnsOnTheMuscles(knowledge, fact)));

    private static bool TurnsOnTheMuscles(SafetyKnowledge knowledge, NamedFact fact)
    {
        ImmutableArray<int> muscles = [knowledge.Facts.IndexOf(PlanFacts.Regions), knowledge.Facts.IndexOf(PlanFacts.MuscleHazards)];
        var reading = knowledge.SessionRules.Where(rule => rule.Inputs.Contains(fact.Fact.Index)).ToList();
        return reading.Count > 0 && reading.All(rule => rule.Inputs.Any(muscles.Contains));
    }

    private static CheckItem Tick(ChecklistItem item, ImmutableHashSet<string> ticked) => new(
        item.Entry.Id, null, item.Entry.Text.In(Words.Language), null, null, item.State, false, ticked.Contains(item.Entry.Id), item.Entry.Evidence.Sources);

    /// <summary>The fact's own words are the question, for yes and no answer those; the checklist's words say what to do.</summary>
    private static CheckItem Fact(Words words, SessionEvaluation evaluation, NamedFact fact, ChecklistState state, ChecklistEntry? entry)
    {
        var text = words.Has($"treat.ask-{fact.Id}") ? words[$"treat.ask-{fact.Id}"] : fact.Text.In(Words.Language);
        var sources = entry?.Evidence.Sources ?? [.. Reading(evaluation, fact).SelectMany(finding => finding.Rule.Evidence.Sources).Distinct()];
        return new(
            fact.Id, fact.Fact, text, entry?.Text.In(Words.Language), evaluation.Facts.GetValueOrDefault(fact.Id), state,
            evaluation.FromRecord.Contains(fact.Id), false, sources)
        {
            Against = [.. Reading(evaluation, fact).Where(finding => finding.State == Filiform.Clinical.Screening.FindingState.Fired).Select(finding => finding.Rule).OrderByDescending(rule => rule.Severity)],
        };
    }

    private static ChecklistState State(SessionEvaluation evaluation, NamedFact fact)
    {
        var reading = Reading(evaluation, fact).ToList();
        if (evaluation.Facts.ContainsKey(fact.Id))
            return reading.Any(finding => finding.State == Filiform.Clinical.Screening.FindingState.Fired) ? ChecklistState.Concern : ChecklistState.Done;
        return reading.Count == 0 ? ChecklistState.NotNeeded : ChecklistState.Open;
    }

    private static IEnumerable<Filiform.Clinical.Screening.Finding> Reading(SessionEvaluation evaluation, NamedFact fact) =>
        evaluation.Result.Findings.Where(finding => finding.Rule.Session is not null && finding.Rule.Inputs.Contains(fact.Fact.Index));
}
