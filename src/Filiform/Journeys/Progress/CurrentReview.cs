using Filiform.Clinical.Progress;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>What the rules of <c>plans.json</c> say about the plan in force, with the pain forecast's own word beside it. A person decides.</summary>
/// <param name="Sessions">Signed sessions of this plan.</param>
/// <param name="Due">Whether a re-evaluation is due that nobody has recorded.</param>
/// <param name="NextAt">The session after which the next one is due; null when none is left.</param>
/// <param name="Reasons">Codes; their words are <c>progress.reason-{code}</c>.</param>
/// <param name="ForecastAdvice">Null before the first session.</param>
/// <param name="Meaningful">The forecast's probability of a fall that matters by the planned end; null before the first session.</param>
public sealed record CurrentReview(
    PlanRow Plan, int Sessions, bool Due, int? NextAt, Advice Advice, ImmutableArray<string> Reasons, Advice? ForecastAdvice, double? Meaningful)
{
    /// <summary>What the screening's rules against a dangerous cause begin with.</summary>
    private const string RedFlags = "red-flag";

    /// <summary>Whether the two disagree; then both are shown and the clinician decides.</summary>
    public bool Disagree => ForecastAdvice is { } forecast && forecast != Advice;

    /// <returns>Null without a plan in force.</returns>
    public static async Task<CurrentReview?> Of(Work work, ClinicalContent content, Id<Patient> patient) =>
        await Plans.Active(work, patient) is { } plan ? await Of(work, content, patient, plan, await PatientCourse.Read(work, content, patient, plan)) : null;

    /// <param name="plan">The plan in force.</param>
    /// <param name="course">The patient's course under it.</param>
    internal static async Task<CurrentReview> Of(Work work, ClinicalContent content, Id<Patient> patient, PlanRow plan, PatientCourse course)
    {
        var done = await PastNeedling.SessionsDone(work, patient, plan.Id);
        var reviewed = await PlanReviews.ReviewedAt(work, patient, plan.Id);
        var due = plan.Body.Course.ReviewDue(done, reviewed);
        var (advice, reasons) = new Reevaluation(
            done, course.Measured(content), course.Forecast?.Steps[^1].Meaningful,
            SeriousEvent: (await AdverseEvents.Of(work, patient)).Any(each => each.Severity == "major" && each.RecordedAt >= plan.SetAt),
            RedFlag: await HasRedFlag(work, content, patient),
            PatientStops: (await Consents.Of(work, patient)).FirstOrDefault() is { Stands: false },
            WorseTwice: course.WorseTwice(content.Response.Default.Rules.WorsenedBy),
            GoalsMet: GoalsMet.Of(
                [.. (await Goals.Of(work, patient)).Where(goal => goal.Plan == plan.Id && goal.Target is not null).Select(goal => new AimedGoal(goal.Measure, goal.Kind == "fall", goal.Target!.Value))],
                course.SinceBaseline)).Prompt(due);
        int? next = plan.Body.Course.ReviewAt.Where(session => session > Math.Max(done, reviewed)).Select(session => (int?)session).Min();
        return new(plan, done, due, next, advice, reasons, course.Forecast?.Advice, course.Forecast?.Steps[^1].Meaningful);
    }

    private static async Task<bool> HasRedFlag(Work work, ClinicalContent content, Id<Patient> patient)
    {
        if (await Screenings.LastCompleted(work, content.Safety, patient) is not { } screening) return false;
        var zone = (await Clinics.Here(work)).TimeZone;
        var today = work.Now.InZone(zone).Date;
        return DayReading.Of(content.Safety, screening, today, today, zone).Findings
            .Any(finding => finding.State == FindingState.Fired && finding.Rule.Id.StartsWith(RedFlags, StringComparison.Ordinal));
    }
}
