using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Screening;

/// <summary>The answer to a screening. It is stored as it is; a clinician's decision stands beside it and never rewrites it.</summary>
/// <param name="Disposition">The worst of all that counts; at least a review while any rule that counts is unknown.</param>
/// <param name="Findings">Every rule that counts, in the order of the data file, session rules last.</param>
/// <param name="Constraints">True rules for the plan to respect: those that wait for one, and those that lie outside it.</param>
/// <param name="Requires">Codes of what the fired rules ask for, sorted.</param>
/// <param name="Blocks">What cannot happen yet; an unknown session rule blocks like a true one.</param>
/// <param name="Unanswered">Ids of the unknown questions and session facts that the unknown rules read, in the order of the data file.</param>
/// <param name="Warnings">What was given but could not be read.</param>
public sealed record ScreeningResult(
    Disposition Disposition, ImmutableArray<Finding> Findings, ImmutableArray<Rule> Constraints, ImmutableArray<string> Requires,
    ImmutableArray<SessionBlock> Blocks, ImmutableArray<string> Unanswered, ImmutableArray<FieldNote> Warnings, string KnowledgeVersion)
{
    /// <summary>The facts it was decided on.</summary>
    public required Readings Readings { get; init; }

    /// <summary>The findings that say two answers cannot both be right; each must be talked over, not averaged away.</summary>
    public IEnumerable<Finding> Contradictions =>
        Findings.Where(finding => finding is { State: FindingState.Fired, Rule.IsContradiction: true });

    /// <summary>Why a finding of this result is there.</summary>
    public Explanation Explain(Finding finding)
    {
        var facts = Readings.Behind(finding.Rule.When);
        return new(
            [.. from fact in finding.Rule.When.Because(facts).Distinct()
                where facts.At(fact).Value is not null
                select new Known(facts.Model.Definitions[fact], facts.At(fact).Value!)],
            [.. finding.Rule.Inputs.Where(Readings.LeavesUnknown).Select(fact => facts.Model.Definitions[fact].Id)]);
    }
}
