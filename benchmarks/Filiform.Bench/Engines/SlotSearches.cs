using Filiform.Journeys.Practice.Network;
using Filiform.Journeys.Practice.Network.Generate;
using Filiform.Scheduling;

namespace Filiform.Bench.Engines;

/// <summary>The soonest slots of a large network, from a file: the query of the booking page.</summary>
public sealed class SlotSearches : IBenchmark
{
    private const int Clinics = 1000, Practitioners = 3000;

    public string Name => "slots";

    public IEnumerable<Figure> Run()
    {
        var now = Instant.FromUtc(2026, 11, 23, 15, 0);
        var diary = new NetworkDiary(NetworkGenerator.Make(Clinics, Practitioners, 1, now.InUtc().Date), NetworkTerms.Shipped);
        var search = new SlotSearch(diary);
        var visit = diary.Network.VisitTypes.First(type => type.Scheduling.NeedsNeedling);
        var anywhere = new SlotQuery(visit.Id, null, null, null, SlotQuery.UsualRadiusKm, null, null, null, null, SlotQuery.UsualLimit);
        var near = anywhere with { Near = diary.Network.Clinics[0].Place };

        foreach (var (what, query) in new[] { ("20 soonest within 80 km, 1,000 clinics", near), ("20 soonest anywhere, 1,000 clinics", anywhere) })
        {
            var (ours, plain) = (search.Find(query, now).ToList(), Plain(diary, query, now));
            if (!ours.Select(found => (found.Candidate.Who, found.Offer)).SequenceEqual(plain)) throw new InvalidOperationException($"The two disagree about {what}.");
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Plain(diary, query, now);
            var offers = 0;
            yield return new(what, "ms", Milliseconds(Rounds.PerSecond(() => offers += search.Find(query, now).Count())),
                new("every offer of the fortnight listed, then sorted; same result", Spread.Of(watch.Elapsed.TotalMilliseconds)));
        }
    }

    private static Spread Milliseconds(Spread perSecond) => new(1e3 / perSecond.Median, 1e3 / perSecond.Most, 1e3 / perSecond.Least, perSecond.Rounds);

    private static List<(RosterEntry, Offer)> Plain(NetworkDiary diary, SlotQuery query, Instant now)
    {
        var visit = diary.Network.VisitTypes.First(type => type.Id == query.VisitType).Scheduling;
        return
        [
            .. (from numbered in diary.Network.Rosters.Index()
                let roster = numbered.Item
                where roster.VisitTypes.IsEmpty || roster.VisitTypes.Contains(query.VisitType)
                let distance = query.Near?.DistanceKm(diary.ClinicOf(roster).Place) ?? 0
                where query.Near is null || distance <= query.RadiusKm
                let offers = new Offers(diary.RosterOf(roster), visit, diary.AuthorityOf(roster), Busy.Never, _ => Busy.Never, now)
                from offer in offers.Between(offers.Today, offers.Today.PlusDays(Search.UsualDays))
                orderby offer.Slot.Start, distance, numbered.Index
                select (roster, offer)).Take(query.Limit),
        ];
    }
}
