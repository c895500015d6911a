using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>One day of a clinic, as the instants it begins and ends; a day of a changed clock has 23 or 25 hours.</summary>
internal readonly record struct ClinicDay(LocalDate Date, Instant From, Instant Until)
{
    public static ClinicDay Of(DateTimeZone zone, LocalDate date) =>
        new(date, zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
}

/// <summary>A short text that changes when anything on the board does, so that an open board can ask cheaply whether it is still right.</summary>
internal static class DayStamp
{
    private sealed record Counts(long Visits, long Versions, long Screenings, long Consents, long Withdrawals, long Sessions, long Calls, long Alerts, long Decisions);

    public static async Task<string> Read(Work work, ClinicDay day)
    {
        const string theirs = "(select patient from appointment where clinic = @clinic and starts_at >= @From and starts_at < @Until)";
        var counts = await work.QueryOne<Counts>($"""
            select count(*) as visits, coalesce(sum(version), 0) as versions,
                   (select count(*) from screening where clinic = @clinic and status <> 'draft' and patient in {theirs}) as screenings,
                   (select count(*) from consent where clinic = @clinic and patient in {theirs}) as consents,
                   (select count(*) from consent_withdrawal where clinic = @clinic and patient in {theirs}) as withdrawals,
                   (select coalesce(sum(case when status = 'signed' then 2 else 1 end), 0) from session where clinic = @clinic and patient in {theirs}) as sessions,
                   (select count(*) from visit_call where clinic = @clinic and patient in {theirs}) as calls,
                   (select count(*) from alert where clinic = @clinic and acknowledged_at is null) as alerts,
                   (select count(*) from decision where clinic = @clinic and patient in {theirs})
                   + (select count(*) from screening_answer where clinic = @clinic and patient in {theirs}) as decisions
            from appointment where clinic = @clinic and starts_at >= @From and starts_at < @Until
            """, new { day.From, day.Until });
        return string.Join('.', counts!.Visits, counts.Versions, counts.Screenings, counts.Consents, counts.Withdrawals, counts.Sessions, counts.Calls, counts.Alerts, counts.Decisions);
    }
}
