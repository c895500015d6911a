using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What reads the answer to a question. For a gate: what reads the answers behind it.</summary>
/// <param name="Worst">The hardest a rule that reads it can stop.</param>
public sealed record WhyWeAsk(Severity Worst, ImmutableArray<SourceNote> Sources)
{
    /// <returns>Null for a question that no rule reads.</returns>
    public static WhyWeAsk? Of(SafetyKnowledge knowledge, Question question)
    {
        var ids = question.GateFor.Add(question.Id);
        var facts = knowledge.Questions.Where(each => ids.Contains(each.Id)).Select(each => each.Fact.Index).ToHashSet();
        var rules = knowledge.Rules.Concat(knowledge.SessionRules).Where(rule => rule.Inputs.Any(facts.Contains)).ToList();
        return rules.Count == 0 ? null : new(rules.Max(rule => rule.Severity), SourceNote.Of(knowledge, rules.Select(rule => rule.Evidence)));
    }
}

/// <summary>A source of something shown, with how sure it is.</summary>
public sealed record SourceNote(Citation Citation, string Grade)
{
    /// <summary>Each source once, with the grade it is first named under, newest first.</summary>
    public static ImmutableArray<SourceNote> Of(SafetyKnowledge knowledge, IEnumerable<Evidence> evidence) => [.. evidence
        .SelectMany(each => each.Sources.Select(source => new SourceNote(knowledge.Citation(source), each.Grade)))
        .DistinctBy(note => note.Citation.Id).OrderByDescending(note => note.Citation.Year).ThenBy(note => note.Citation.Id, StringComparer.Ordinal)];
}
