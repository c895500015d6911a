using System.Globalization;
using Filiform.Clinical.Plans;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Assess;

/// <summary>Every edit of a plan against what its template proposed, in words: nothing a therapist changed is hidden from the next one.</summary>
internal static class PlanEditWords
{
    /// <returns>One line an edit; empty when nothing was edited, null for a plan that was kept without its proposal.</returns>
    public static ImmutableArray<string>? Of(PlanRow plan, ImmutableArray<GoalRow> goals, ClinicalContent content, Words words)
    {
        if (plan.Body.Proposed is not { } proposed) return null;
        return
        [
            // Hours between sessions come and go with the needles; nobody types them.
            .. PlanEdits.Between(proposed, plan.Body.Course).Where(edit => edit.Field != PlanEdits.HoursBetween).Select(edit => Say(edit, content, words)),
            .. proposed.Goals.Where(goal => goals.All(row => row.Wording != goal.Id)).Select(goal => words["assess.edit-goal-left-out", goal.Text.In(Words.Language)]),
            .. goals.SelectMany(row => Goal(row, proposed, content, words)),
        ];
    }

    private static string Say(PlanEdit edit, ClinicalContent content, Words words)
    {
        string Value(string value) => edit.Field switch
        {
            "modules" => content.Plans.Modules[value].In(Words.Language),
            "instruments" => content.Instruments.ById[value].Name.In(Words.Language),
            _ => value,
        };
        if (edit.Field == "whyNoNeedling") return edit.To is { } why ? words[$"assess.why-{why}"] : words["assess.edit-needled-after-all"];
        var field = words[$"assess.edit-{edit.Field.Replace('.', '-').ToLowerInvariant()}"];
        return (edit.From, edit.To) switch
        {
            var (from, to) when edit.Field.StartsWith("needling", StringComparison.Ordinal) => words["assess.edit-changed", field, from ?? "–", to ?? "–"],
            (null, { } added) => words["assess.edit-added", field, Value(added)],
            ({ } gone, null) => words["assess.edit-left-out", field, Value(gone)],
            var (from, to) => words["assess.edit-changed", field, Value(from!), Value(to!)],
        };
    }

    private static IEnumerable<string> Goal(GoalRow row, Filiform.Clinical.Plans.Plan proposed, ClinicalContent content, Words words)
    {
        var measure = content.Instruments.ById[row.Measure];
        if (proposed.Goals.FirstOrDefault(goal => goal.Id == row.Wording) is not { } template)
        {
            yield return words["assess.edit-goal-added", row.Text ?? measure.Name.In(Words.Language)];
            yield break;
        }

        var said = template.Text.In(Words.Language);
        if (row.Text is { } text) yield return words["assess.edit-goal-words", said, text];
        var suggested = PlannedGoal.From(template, row.Baseline, measure, row.DueOn ?? default(LocalDate)).Target;
        if (row.Target != suggested) yield return words["assess.edit-changed", said, Number(suggested), Number(row.Target)];
    }

    private static string Number(decimal? score) => score?.ToString("0.##", CultureInfo.CurrentCulture) ?? "–";
}
