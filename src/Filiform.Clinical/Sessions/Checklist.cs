using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Sessions;

/// <summary>How a checklist entry stands.</summary>
public enum ChecklistState
{
    /// <summary>Not answered, and something turns on it.</summary>
    Open,

    /// <summary>Not answered, and nothing in this session turns on it.</summary>
    NotNeeded,

    Done,

    /// <summary>Answered, and a session rule is true because of it or together with it.</summary>
    Concern,
}

/// <param name="FromRecord">Whether the record answered it, so that nobody is asked to type it again.</param>
public sealed record ChecklistItem(ChecklistEntry Entry, ChecklistState State, bool FromRecord);

/// <summary>The session checklist against what is known.</summary>
public static class Checklist
{
    /// <param name="ticked">Ids of the entries somebody ticked; it settles only those that no fact answers.</param>
    /// <param name="fromRecord">Ids of the facts that the record filled in.</param>
    public static ImmutableArray<ChecklistItem> Items(
        SafetyKnowledge knowledge, Facts facts, IReadOnlySet<string> ticked, IReadOnlySet<string> fromRecord) =>
        [.. knowledge.Checklist.Select(entry => new ChecklistItem(
            entry, State(knowledge, facts, entry, ticked), entry.Fact is not null && fromRecord.Contains(entry.Fact)))];

    private static ChecklistState State(SafetyKnowledge knowledge, Facts facts, ChecklistEntry entry, IReadOnlySet<string> ticked)
    {
        if (entry.Fact is null) return ticked.Contains(entry.Id) ? ChecklistState.Done : ChecklistState.Open;

        var fact = knowledge.Facts.IndexOf(entry.Fact);
        Truth[] verdicts = [.. knowledge.SessionRules.Where(rule => rule.Inputs.Contains(fact)).Select(rule => rule.When.Holds(facts))];
        if (facts.At(fact).State == FactState.Answered)
            return verdicts.Contains(Truth.True) ? ChecklistState.Concern : ChecklistState.Done;
        return verdicts.Length > 0 && verdicts.All(verdict => verdict == Truth.False) ? ChecklistState.NotNeeded : ChecklistState.Open;
    }
}
