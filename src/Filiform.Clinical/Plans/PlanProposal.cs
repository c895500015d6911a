using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Plans;

/// <summary>A plan to start the talk with; a clinician and the patient decide.</summary>
/// <param name="Link">Why this template, or why none.</param>
/// <param name="Stop">When to stop or reassess: agreed before the first needle.</param>
public sealed record PlanProposal(Plan Plan, PlanLink Link, PlanTemplate? Template, OutcomeRule Stop)
{
    /// <summary>Up to this pain the short end of the range is enough to try (product default).</summary>
    private const int MildPain = 3;

    private static readonly string[] Dispositions = ["proceed", "proceed-with-precautions", "needs-clinician-review", "defer", "do-not-needle"];

    /// <param name="pain">NPRS 0 to 10 at baseline.</param>
    /// <param name="disposition">Of the screening, as safety.json names it.</param>
    /// <exception cref="ArgumentException">The disposition is unknown or the pain lies outside 0 to 10.</exception>
    public static PlanProposal For(PlanKnowledge knowledge, AtlasCondition condition, int pain, string disposition, Preference preference)
    {
        if (!Dispositions.Contains(disposition)) throw new ArgumentException($"'{disposition}' is no disposition.", nameof(disposition));
        if (pain is < 0 or > 10) throw new ArgumentException("Pain runs 0 to 10.", nameof(pain));
        var link = knowledge.LinkByCondition[condition.Id];
        var template = link.Template is { } id ? knowledge.TemplateById[id] : null;
        var why = WhyNoNeedling(template, disposition, preference);
        var sessions = template is null ? 0
            : pain <= MildPain || preference == Preference.FewestVisits ? template.Dose.Sessions.Min : template.Dose.Sessions.Typical;
        return new PlanProposal(
            new Plan(
                template?.Id,
                why is null && template is not null ? new PlannedNeedling(sessions, template.Dose.PerWeek.Typical, template.Dose.HoursBetween) : null,
                why, why is null && disposition == "needs-clinician-review", template?.AlwaysWith ?? [], template?.Instruments ?? [],
                template?.Goals ?? [], template is null ? [knowledge.SessionsBetweenReviews] : Reviews(template, sessions)),
            link, template, knowledge.OutcomeById["stop-reassess"]);
    }

    private static string? WhyNoNeedling(PlanTemplate? template, string disposition, Preference preference) =>
        disposition is "do-not-needle" or "defer" ? disposition
        : preference == Preference.NoNeedles ? "patient-prefers-none"
        : template is null ? "no-template" : null;

    /// <summary>The template's re-evaluations that fall into the plan, or its end where none does.</summary>
    private static ImmutableArray<int> Reviews(PlanTemplate template, int sessions) =>
        [.. template.ReviewAt.Where(session => session <= sessions).DefaultIfEmpty(sessions)];
}
