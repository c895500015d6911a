using System.Globalization;
using Filiform.Journeys.Shared;
using NodaTime.Text;

namespace Filiform.Journeys.Assess;

/// <summary>One goal as it stands in the plan's form: as typed, so that nothing is lost when the plan is refused.</summary>
public sealed record GoalForm(string Wording, string Measure, string Text, string Target, string Due, bool Removed)
{
    public static readonly GoalForm Blank = new(Goals.Own, "", "", "", "", false);

    public static GoalForm Of(PlannedGoal goal, string template, ClinicalContent content) => new(
        goal.Wording, goal.Measure, goal.Text ?? Words(content, template, goal.Wording)?.In(Pipeline.Words.Language) ?? "",
        goal.Target?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", goal.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : "", false);

    public static GoalForm Of(GoalRow goal, string template, ClinicalContent content) =>
        Of(new PlannedGoal(goal.Measure, goal.Kind == "fall", goal.Target, goal.Wording, goal.Text, goal.Baseline, goal.DueOn), template, content);

    /// <summary>The rows of a form, in their order.</summary>
    public static ImmutableArray<GoalForm> Rows(IFormCollection form)
    {
        string At(string name, int row) => row < form[name].Count ? form[name][row]?.Trim() ?? "" : "";
        return
        [
            .. Enumerable.Range(0, form["goal-measure"].Count).Select(row => new GoalForm(
                At("goal-wording", row), At("goal-measure", row), At("goal-text", row), At("goal-target", row), At("goal-due", row), form["goal-remove"].Contains($"{row}"))),
        ];
    }

    /// <summary>The goals of a form; a row without a measure, or taken away, is none.</summary>
    /// <returns>Null for goals when the form holds no such rows.</returns>
    public static (ImmutableArray<PlannedGoal>? Goals, ImmutableArray<Reason> Wrong) Read(IFormCollection form, string template, ClinicalContent content)
    {
        if (!form.ContainsKey("goal-measure")) return (null, []);
        var rows = Rows(form).Select((row, at) => (Row: row, At: at)).Where(each => each.Row is { Removed: false, Measure.Length: > 0 }).ToList();
        return ([.. rows.Select(each => each.Row.ToGoal(template, content, each.At))], [.. rows.SelectMany(each => each.Row.Unreadable(each.At))]);
    }

    /// <summary>What the template calls a goal; null when it is not the template's.</summary>
    public static Filiform.Clinical.Knowledge.Said? Words(ClinicalContent content, string template, string wording) =>
        content.Plans.TemplateById.GetValueOrDefault(template)?.Goals.FirstOrDefault(goal => goal.Id == wording)?.Text;

    private PlannedGoal ToGoal(string template, ClinicalContent content, int row)
    {
        var words = Words(content, template, Wording);
        var falls = content.Instruments.ById.TryGetValue(Measure, out var instrument) && !instrument.HigherIsBetter;
        return new(
            Measure, falls, Number(Target), words is null ? Goals.Own : Wording, words is not null && (Text.Length == 0 || Text == words.En || Text == words.Es) ? null : Text, null,
            Day(Due), row);
    }

    private IEnumerable<Reason> Unreadable(int row)
    {
        if (Target.Length > 0 && Number(Target) is null) yield return new Reason("number", $"goal-target-{row}");
        if (Due.Length > 0 && Day(Due) is null) yield return new Reason("date", $"goal-due-{row}");
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
