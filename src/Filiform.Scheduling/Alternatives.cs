namespace Filiform.Scheduling;

/// <summary>What to say instead of only "taken".</summary>
public static class Alternatives
{
    /// <summary>How many are enough to choose from and few enough to read.</summary>
    public const int Usual = 3;

    /// <summary>The offers that start nearest to a wanted time, nearest first; of two equally near the earlier.</summary>
    /// <returns>At most <paramref name="count"/>, each at another start; fewer when there are no more before the horizon.</returns>
    public static ImmutableArray<Offer> To(this Offers offers, Instant wanted, int count = Usual)
    {
        // The earlier ones come first, because of equals the first sequence wins.
        var both = new[] { (Duration.Zero, Before(offers, wanted)), (Duration.Zero, From(offers, wanted)) };
        return [.. Merge.Ordered(both, offer => Apart(offer, wanted)).DistinctBy(offer => offer.Slot.Start).Take(count)];
    }

    private static IEnumerable<Offer> From(Offers offers, Instant wanted) =>
        offers.Between(DayOf(offers, wanted), offers.LastDay).SkipWhile(offer => offer.Slot.Start < wanted);

    private static IEnumerable<Offer> Before(Offers offers, Instant wanted)
    {
        for (var day = LocalDate.Min(DayOf(offers, wanted), offers.LastDay); day >= offers.FirstDay; day = day.PlusDays(-1))
            foreach (var offer in offers.On(day).DistinctBy(offer => offer.Slot.Start).Reverse())
                if (offer.Slot.Start < wanted) yield return offer;
    }

    private static LocalDate DayOf(Offers offers, Instant wanted) => wanted.InZone(offers.Zone).Date;

    private static Duration Apart(Offer offer, Instant wanted) =>
        offer.Slot.Start < wanted ? wanted - offer.Slot.Start : offer.Slot.Start - wanted;
}
