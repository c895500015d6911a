namespace Filiform.Clinical.Plans;

/// <summary>A course of care for one person: what, how often, measured how, looked at when.</summary>
/// <param name="Template">Id of the template it started from; null when the clinician wrote it.</param>
/// <param name="Needling">Null when nobody needles; then <paramref name="WhyNoNeedling"/> says why.</param>
/// <param name="WhyNoNeedling">A code: <c>do-not-needle</c>, <c>defer</c>, <c>patient-prefers-none</c>, <c>no-template</c>.</param>
/// <param name="AwaitsReview">A clinician must review the screening before the first needle.</param>
/// <param name="ReviewAt">Sessions after which to re-evaluate, ascending; counted also without needling.</param>
public sealed record Plan(
    string? Template, PlannedNeedling? Needling, string? WhyNoNeedling, bool AwaitsReview, ImmutableArray<string> Modules,
    ImmutableArray<string> Instruments, ImmutableArray<Goal> Goals, ImmutableArray<int> ReviewAt)
{
    /// <summary>Whether a re-evaluation is due that nobody has recorded. The session after it cannot be signed without one or a reason.</summary>
    /// <param name="sessionsDone">Sessions received.</param>
    /// <param name="reviewedAt">Session of the last re-evaluation; 0 for none.</param>
    /// <remarks>A plan that is used up is due for one too, and again after as many sessions as lie between its own.</remarks>
    public bool ReviewDue(int sessionsDone, int reviewedAt) => ReviewAt.Any(session => session > reviewedAt && session <= sessionsDone)
        || Needling is { Sessions: var planned } && sessionsDone >= planned && (reviewedAt < planned || sessionsDone - reviewedAt >= Between);

    private int Between => ReviewAt is [.., var before, var last] ? last - before : ReviewAt.FirstOrDefault(1);
}

/// <param name="HoursBetween">Least hours before the same muscle is needled again.</param>
public sealed record PlannedNeedling(int Sessions, int PerWeek, int HoursBetween);

/// <summary>What the patient would rather have.</summary>
public enum Preference { None, FewestVisits, NoNeedles }
