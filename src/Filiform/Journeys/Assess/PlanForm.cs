using System.Globalization;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Plan = Filiform.Pipeline.Plan;
using Preference = Filiform.Clinical.Plans.Preference;

namespace Filiform.Journeys.Assess;

/// <summary>Reads the plan's form: whatever was typed becomes a request, and what cannot be read is refused with all the rest.</summary>
internal static class PlanForm
{
    public static SetPlan.Request Read(IFormCollection form, Id<Patient> patient, Id<Plan>? lastSeen, ClinicalContent content)
    {
        ImmutableArray<string> All(string name) => [.. form[name].OfType<string>()];
        var (goals, unread) = GoalForm.Read(form, form["template"].ToString(), content);
        return new(
            patient, Whole(form, "sessions"), Whole(form, "perWeek"), Whole(form, "reviewAt"), All("modules"),
            [.. All("targets").Select(Target).OfType<PlanTarget>().Concat(Others(form, content)).Distinct()], All("techniques"),
            string.IsNullOrWhiteSpace(form["needleCount"]) ? null : Whole(form, "needleCount"), form["note"], lastSeen, goals,
            Codes.Find<Preference>(form["prefers"].ToString()) ?? Preference.None, unread);
    }

    /// <returns>-1 for what is no whole number, which every limit refuses.</returns>
    private static int Whole(IFormCollection form, string name) =>
        int.TryParse(form[name].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static PlanTarget? Target(string text) => text.Split(':') is [var muscle, var side] ? new(muscle, side) : null;

    /// <summary>Muscles that the list does not suggest; an empty row is none.</summary>
    private static IEnumerable<PlanTarget> Others(IFormCollection form, ClinicalContent content) =>
        form["other-muscle"].Zip(form["other-side"]).Where(row => !string.IsNullOrWhiteSpace(row.First))
            .Select(row => new PlanTarget(NeedleForm.MuscleId(content.Atlas, row.First!.Trim()) ?? row.First!.Trim(), row.Second ?? ""));
}
