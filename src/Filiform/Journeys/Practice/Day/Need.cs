namespace Filiform.Journeys.Practice.Day;

/// <summary>Something on the day board that waits for a person.</summary>
/// <param name="Kind">Kebab-case; its words are <c>practice.need-{Kind}</c>.</param>
/// <param name="Severity"><c>stop</c>, <c>warn</c> or <c>info</c>.</param>
/// <param name="Visit">The visit it is about; null for alerts and sessions.</param>
/// <param name="Number">Minutes late, or how many; what the words put in.</param>
public sealed record Need(string Kind, string Severity, DayVisit? Visit = null, long Number = 0, UnsignedSession? Session = null)
{
    /// <summary>Whoever comes a little late is not yet missing.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(5);

    /// <summary>All that waits, the gravest first, then by time.</summary>
    /// <param name="seesSessions">Whether this person may know about records that are not signed.</param>
    public static ImmutableArray<Need> Of(DayBoard board, bool seesSessions)
    {
        var needs = board.IsToday && board.OpenAlerts.Count > 0 ? new List<Need> { new("alerts", "stop", Number: board.OpenAlerts.Count) } : [];
        foreach (var visit in board.Visits) needs.AddRange(OfVisit(visit, board));
        if (seesSessions)
        {
            if (board.Day >= board.Today) needs.AddRange(board.Visits.Where(visit => visit.ReviewDue).Select(visit => new Need("review-due", "info", visit)));
            needs.AddRange(board.Visits.Where(visit => visit.Status == "completed" && visit.SignedAt is null && visit.Session is not null).Select(visit => new Need("unsigned", "warn", visit)));
            if (board.IsToday) needs.AddRange(board.Unsigned.Select(session => new Need("unsigned-earlier", "warn", Session: session)));
        }

        return [.. needs.OrderBy(need => need.Severity switch { "stop" => 0, "warn" => 1, _ => 2 })];
    }

    private static IEnumerable<Need> OfVisit(DayVisit visit, DayBoard board)
    {
        if (visit.Status == "no-show" && visit.Called is null or "no-answer") yield return new("call", "warn", visit);
        if (visit.Status is not ("booked" or "arrived" or "started") || board.Day < board.Today) yield break;

        var late = board.Now - visit.StartsAt;
        if (visit.Status == "booked" && late >= Grace) yield return new("late", "warn", visit, (long)late.TotalMinutes);
        if (visit.Preparation.Flag == "stop") yield return new("stop", "stop", visit);
        else if (visit.Preparation.Flag == "review") yield return new("review", "warn", visit);

        if (visit.Preparation.RulesChanged) yield return new("rules-changed", "info", visit);

        // Who is here can do it at the desk now; who is still to come can do it at home.
        var severity = visit.Status == "booked" ? "info" : "warn";
        if (visit.Preparation.Screening != "done") yield return new(visit.Preparation.Screening == "draft" ? "screening-draft" : "screening-missing", severity, visit);
        else if (visit.Needling && visit.Preparation is { Flag: not "stop", Consent: not "given" }) yield return new($"consent-{visit.Preparation.Consent}", severity, visit);
    }
}
