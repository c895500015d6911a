using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>What the clinics of a network tell each other: how many treatments, how many answered, how many with an event. Never who.</summary>
public static class Tallies
{
    private sealed record Row(Id<Clinic> Clinic, string Stratum, string Event, string Timing, int Treatments, int Answered, int Events);

    private sealed record Named(Id<Clinic> Id, string Name);

    /// <summary>Counts one month of this clinic anew.</summary>
    /// <param name="month">Its first day, on the clinic's calendar.</param>
    public static async Task Recount(Work work, ClinicalContent content, DateTimeZone zone, LocalDate month)
    {
        // The row is held until this work commits: of two nodes that count the same month, the second counts after the first and sees all it saw.
        await work.Execute("""
            insert into quality_month (clinic, month, counted_at) values (@clinic, @month, @Now)
            on conflict (clinic, month) do update set counted_at = excluded.counted_at
            """, new { month, work.Now });
        var (from, until) = (zone.AtStartOfDay(month).ToInstant(), zone.AtStartOfDay(month.PlusMonths(1)).ToInstant());
        await Mixes.Write(work, content, from, until);
        var rows = await Treatments.Of(work, from, until);
        await work.Execute("delete from quality_tally where clinic = @clinic and month = @month", new { month });
        work.Insert("insert into quality_tally (clinic, month, stratum, event, timing, treatments, answered, events)",
            StratumTally.All(rows.Select(row => row.Record)).Select(one => new object?[]
            {
                work.Clinic, month, one.Tally.Stratum, one.Event, one.Question.Code(), one.Tally.Treatments, one.Tally.Answered, one.Tally.Events,
            }));
    }

    /// <summary>The tallies of all clinics that have treatments in this month and those before it, as many as the network is shown for.</summary>
    public static async Task<NetworkTallies> Read(Work work, LocalDate today)
    {
        var until = DateAdjusters.StartOfMonth(today).PlusMonths(1);
        var from = until.PlusMonths(-NetworkView.Months);
        var rows = await work.Query<Row>("""
            select clinic, stratum, event, timing, sum(treatments) as treatments, sum(answered) as answered, sum(events) as events from quality_tally
            where month >= @from and month < @until group by clinic, stratum, event, timing
            """, new { from, until });
        var names = (await work.Query<Named>("select id, name from clinic")).ToDictionary(each => each.Id, each => each.Name);
        var counts = rows.ToLookup(row => (row.Event, row.Timing), row => (row.Clinic, Tally: new StratumTally(row.Stratum, row.Treatments, row.Answered, row.Events)));
        return new(from, until.PlusDays(-1), names, counts);
    }

    /// <returns>The first day of the month in which it is signed, on the clinic's calendar; null when there is no such signed session.</returns>
    internal static async Task<LocalDate?> MonthOf(Work work, Guid session, DateTimeZone zone) =>
        (await work.QueryOne<Instant?>("select signed_at from session where id = @session and clinic = @clinic and status = 'signed'", new { session }))
            is { } at ? DateAdjusters.StartOfMonth(at.InZone(zone).Date) : null;
}

/// <summary>The network's counts over some months.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
/// <param name="Names">Full names of the clinics: short ones repeat within a city.</param>
public sealed record NetworkTallies(
    LocalDate From, LocalDate Through, IReadOnlyDictionary<Id<Clinic>, string> Names, ILookup<(string Event, string Timing), (Id<Clinic> Clinic, StratumTally Tally)> Counts)
{
    public string NameOf(string clinic) => Names.GetValueOrDefault(Id<Clinic>.Parse(clinic, null), clinic);

    /// <summary>One kind under one question. Any minor event stands in every stratum and so brings the treatments; a kind is told only where it happened.</summary>
    public ImmutableArray<ClinicTally> For(string kind, Question question)
    {
        var found = Counts[(kind, question.Code())].ToDictionary(each => (each.Clinic, each.Tally.Stratum), each => each.Tally.Events);
        return
        [
            .. from each in Counts[(TreatmentRecord.AnyMinor, question.Code())]
               group each.Tally with { Events = kind == TreatmentRecord.AnyMinor ? each.Tally.Events : found.GetValueOrDefault((each.Clinic, each.Tally.Stratum)) } by each.Clinic into clinic
               orderby Names.GetValueOrDefault(clinic.Key), clinic.Key.Value
               select new ClinicTally(clinic.Key.ToString(), [.. clinic.OrderBy(one => one.Stratum, StringComparer.Ordinal)]),
        ];
    }
}
