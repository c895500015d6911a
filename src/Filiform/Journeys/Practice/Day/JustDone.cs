namespace Filiform.Journeys.Practice.Day;

/// <summary>What was done to a visit a moment ago, for the bar that says so and takes it back.</summary>
/// <param name="Did">Code of a step or of a change; its words are <c>practice.did-{Did}</c>.</param>
/// <param name="Was">Where a moved visit was before; null for everything else.</param>
public sealed record JustDone(DayVisit Visit, string Did, string? Was)
{
    private static readonly ImmutableArray<string> Others = ["call", "booked", "moved", "cancelled", "restored", "links"];

    /// <returns>Null when the address says nothing that is ever done.</returns>
    public static JustDone? Read(string? did, DayVisit visit, string? was) =>
        did is not null && (VisitStep.Find(did) is not null || Others.Contains(did)) ? new(visit, did, was) : null;

    /// <summary>The step that takes it back, while the visit is still as that step left it.</summary>
    public VisitStep? Undo => VisitStep.Find(Did)?.Undo is { } undo && undo.From.Contains(Visit.Status) ? undo : null;
}
