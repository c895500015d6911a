using Filiform.Clinical.Instruments;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Progress;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>What a plan aims at on one measure. A new plan has goals of its own; those of the plan before stay with it.</summary>
/// <param name="Measure">Id of an instrument.</param>
/// <param name="Kind"><c>fall</c> or <c>rise</c>: the way the score must go.</param>
/// <param name="Target">The score aimed at; null while there is no baseline to work it out from.</param>
/// <param name="Wording">Id of the template's goal; <see cref="Goals.Own"/> for one the therapist added.</param>
/// <param name="Text">The therapist's own words; null while the template's stand.</param>
/// <param name="Baseline">The score it started from; null when there was none.</param>
/// <param name="DueOn">The day it is looked at; null when nobody has said.</param>
public sealed record GoalRow(
    Id<Goal> Id, Id<Plan> Plan, string Measure, string Kind, decimal? Target, string Wording, string? Text, decimal? Baseline, LocalDate? DueOn, int Position);

public static class Goals
{
    internal const string Column = "goal.text", Own = "own";

    /// <summary>All goals of one patient's plans, in the order of each plan.</summary>
    public static async Task<ImmutableArray<GoalRow>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<GoalRow>("""
            select id, plan, measure, kind, target, wording, text, baseline, due_on, position from goal
            where clinic = @clinic and patient = @patient order by position, id
            """, new { patient });
        return [.. rows.Select(row => row with { Text = work.Open(Column, row.Id.Value, row.Text) })];
    }

    /// <summary>The first score of each instrument, which change is measured from; pain as drawn stands in for pain as rated.</summary>
    public static async Task<ImmutableDictionary<string, decimal>> Baselines(Work work, Id<Patient> patient)
    {
        var first = (await Outcomes.Of(work, patient)).Where(outcome => outcome.Score is not null)
            .DistinctBy(outcome => outcome.Instrument).ToImmutableDictionary(outcome => outcome.Instrument, outcome => outcome.Score!.Value);
        return !first.ContainsKey(InstrumentCatalogue.Pain) && (await Drawings.Last(work, patient))?.Pain is { } drawn ? first.Add(InstrumentCatalogue.Pain, drawn) : first;
    }

    internal static Task Write(Work work, Id<Patient> patient, Id<Plan> plan, PlannedGoal goal, int position)
    {
        var id = work.NewId<Goal>();
        return work.Execute("""
            insert into goal (id, clinic, patient, plan, measure, kind, target, wording, text, baseline, due_on, position)
            values (@id, @clinic, @patient, @plan, @Measure, @kind, @Target, @Wording, @text, @Baseline, @DueOn, @position)
            """, new
        {
            id, patient, plan, goal.Measure, kind = goal.Falls ? "fall" : "rise", goal.Target, goal.Wording, text = work.Seal(Column, id.Value, goal.Text), goal.Baseline, goal.DueOn, position,
        });
    }
}
