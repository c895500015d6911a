using Filiform.Clinical.Instruments;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Assess;

/// <summary>A goal as the therapist agrees it.</summary>
/// <param name="Wording">Id of the template's goal it came from, or <see cref="Goals.Own"/>.</param>
/// <param name="Text">In the therapist's words; null keeps the template's.</param>
/// <param name="Row">Its place on the form, from 0, which its fields are named by.</param>
public sealed record PlannedGoal(string Measure, bool Falls, decimal? Target, string Wording, string? Text, decimal? Baseline, LocalDate? DueOn, int Row = 0)
{
    public const int Most = 8, LongestText = 300;

    /// <summary>What the template suggests from this baseline, by that day; without a target where nothing better is left to reach.</summary>
    public static PlannedGoal From(Filiform.Clinical.Plans.Goal goal, decimal? baseline, Instrument instrument, LocalDate due)
    {
        var aimed = baseline is { } first ? Within(instrument, goal.Falls ? first - goal.AtLeast : first + goal.AtLeast) : (decimal?)null;
        return new(goal.Measure, goal.Falls, aimed == baseline ? null : aimed, goal.Id, null, baseline, due);
    }

    /// <summary>Everything that is wrong with it, by field; empty when it can be kept.</summary>
    public ImmutableArray<Reason> Wrong(ClinicalContent content, LocalDate today)
    {
        if (!content.Instruments.ById.TryGetValue(Measure, out var instrument)) return [new Reason("choose-one", $"goal-measure-{Row}")];
        return
        [
            .. Reason.When(Wording == Goals.Own && string.IsNullOrWhiteSpace(Text), "required", $"goal-text-{Row}"),
            .. Reason.When(Text?.Length > LongestText, "too-long", $"goal-text-{Row}", LongestText),
            .. Reason.When(Target is { } score && !instrument.Range.Holds(score), "number-between", $"goal-target-{Row}", instrument.Range.Min ?? 0, instrument.Range.Max),
            .. Reason.When(Target is { } aimed && Baseline is { } first && (Falls ? aimed >= first : aimed <= first), "goal-not-better", $"goal-target-{Row}", Baseline ?? 0),
            .. Reason.When(DueOn < today, "day-over", $"goal-due-{Row}"),
        ];
    }

    private static decimal Within(Instrument instrument, decimal score) => Math.Min(instrument.Range.Max, Math.Max(instrument.Range.Min ?? 0, score));
}
