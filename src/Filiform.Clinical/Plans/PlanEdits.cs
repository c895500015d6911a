using System.Globalization;

namespace Filiform.Clinical.Plans;

/// <summary>One difference between two plans.</summary>
/// <param name="Field">Such as <c>needling.sessions</c>; members of lists stand one by one, such as <c>modules</c>.</param>
/// <param name="From">Null where it was not there.</param>
/// <param name="To">Null where it is no longer there.</param>
public sealed record PlanEdit(string Field, string? From, string? To);

/// <summary>Compares plans, so that every departure from a template can be seen.</summary>
public static class PlanEdits
{
    /// <summary>The one field that follows from the template and from whether there are needles at all.</summary>
    public const string HoursBetween = "needling.hoursBetween";

    /// <summary>What changed, by field; empty when nothing did.</summary>
    public static ImmutableArray<PlanEdit> Between(Plan before, Plan after) =>
    [
        .. Field("template", before.Template, after.Template),
        .. Field("needling.sessions", Text(before.Needling?.Sessions), Text(after.Needling?.Sessions)),
        .. Field("needling.perWeek", Text(before.Needling?.PerWeek), Text(after.Needling?.PerWeek)),
        .. Field(HoursBetween, Text(before.Needling?.HoursBetween), Text(after.Needling?.HoursBetween)),
        .. Field("whyNoNeedling", before.WhyNoNeedling, after.WhyNoNeedling),
        .. Members("modules", before.Modules, after.Modules),
        .. Members("instruments", before.Instruments, after.Instruments),
        .. Goals(before.Goals, after.Goals),
        .. Members("reviewAt", before.ReviewAt.Select(session => Text(session)!), after.ReviewAt.Select(session => Text(session)!)),
    ];

    /// <summary>What of a plan lies outside its template and needs a written reason; empty when nothing does.</summary>
    /// <param name="apart">Most sessions between re-evaluations.</param>
    public static ImmutableArray<string> OutsideTemplate(Plan plan, PlanTemplate template, int apart)
    {
        var dose = plan.Needling;
        return
        [
            .. Code(dose?.Sessions > template.Dose.Sessions.Max, "more-sessions-than-the-template"),
            .. Code(dose?.PerWeek > template.Dose.PerWeek.Max, "more-often-than-the-template"),
            .. Code(dose?.HoursBetween < template.Dose.HoursBetween, "less-time-between-than-the-template"),
            .. Code(template.AlwaysWith.Except(plan.Modules).Any(), "a-part-of-the-template-left-out"),
            .. Code(dose is not null && TooFarApart(plan.ReviewAt, dose.Sessions, apart), "re-evaluations-too-far-apart"),
        ];
    }

    private static bool TooFarApart(ImmutableArray<int> reviews, int sessions, int apart) =>
        reviews.Prepend(0).Append(Math.Max(sessions, reviews.IsEmpty ? 0 : reviews[^1])).Order().ToList() is var points
        && points.Zip(points.Skip(1), (a, b) => b - a).Any(gap => gap > apart);

    private static ImmutableArray<string> Code(bool holds, string code) => holds ? [code] : [];

    private static ImmutableArray<PlanEdit> Field(string name, string? from, string? to) => from == to ? [] : [new PlanEdit(name, from, to)];

    private static IEnumerable<PlanEdit> Members(string name, IEnumerable<string> before, IEnumerable<string> after) =>
        before.Except(after).Select(gone => new PlanEdit(name, gone, null)).Concat(after.Except(before).Select(added => new PlanEdit(name, null, added)));

    private static IEnumerable<PlanEdit> Goals(ImmutableArray<Goal> before, ImmutableArray<Goal> after) =>
        before.Select(goal => goal.Id).Union(after.Select(goal => goal.Id)).SelectMany(id => Field(
            $"goals.{id}", Text(before.FirstOrDefault(goal => goal.Id == id)), Text(after.FirstOrDefault(goal => goal.Id == id))));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(Goal? goal) => goal is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{goal.Measure} {(goal.Falls ? "falls" : "rises")} by {goal.AtLeast}{(goal.OrPercent is { } percent ? $" or {percent} %" : "")}");
}
