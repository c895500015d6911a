using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>A rule that counts in a screening.</summary>
/// <param name="State">Fired, or unknown: it could be true as far as anybody knows.</param>
/// <param name="WaitsForPlan">It is true of the person and concerns some plans only, and there is no plan yet.</param>
public sealed record Finding(Rule Rule, FindingState State, bool WaitsForPlan)
{
    /// <summary>What it adds to the result. The rule's own disposition stands in <see cref="Rule"/>.</summary>
    public Disposition CountsAs =>
        State == FindingState.Unknown ? Disposition.NeedsClinicianReview
        : WaitsForPlan ? Disposition.ProceedWithPrecautions
        : Rule.Disposition;
}

public enum FindingState { Fired, Unknown }

/// <summary>Why a finding is there.</summary>
/// <param name="Because">The answers it rests on, in reading order; derived facts stand as themselves.</param>
/// <param name="NotKnown">Ids of the unknown questions and session facts it reads; answering them may settle it.</param>
public sealed record Explanation(ImmutableArray<Known> Because, ImmutableArray<string> NotKnown);

public sealed record Known(FactDefinition Fact, Value Value);
