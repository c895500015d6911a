namespace Filiform.Scheduling;

/// <summary>Somebody who may have something to offer, and how far away.</summary>
/// <param name="Who">Whatever the caller tells practitioners and clinics apart by.</param>
/// <param name="DistanceKm">From where the patient is; zero when nobody said.</param>
public sealed record Candidate<T>(T Who, Offers Offers, double DistanceKm);

/// <summary>An offer and who makes it.</summary>
public readonly record struct Found<T>(Candidate<T> Candidate, Offer Offer);

/// <summary>Looks for offers across many practitioners and clinics.</summary>
public static class Search
{
    /// <summary>How far ahead a search looks when nobody says, in days after its first.</summary>
    public const int UsualDays = 14;

    /// <summary>Offers in the order of their start; of equal starts the nearer first, then as the candidates came.</summary>
    /// <param name="first">First clinic date; null means today, wherever the clinic is.</param>
    /// <param name="last">Last clinic date, included; null means <see cref="UsualDays"/> after the first.</param>
    /// <remarks>Enumerate only what is needed: whoever works later than the last offer taken is never asked what is booked.</remarks>
    public static IEnumerable<Found<T>> Soonest<T>(IEnumerable<Candidate<T>> candidates, LocalDate? first, LocalDate? last)
    {
        var sources =
            from numbered in candidates.Index()
            let offers = numbered.Item.Offers
            let start = first ?? offers.Today
            let end = last ?? start.PlusDays(UsualDays)
            let bound = offers.NoneBefore(start, end)
            where bound is not null
            let noneBefore = (bound.Value, numbered.Item.DistanceKm, numbered.Index)
            orderby noneBefore
            select (noneBefore, offers.Between(start, end)
                .Select(offer => (Found: new Found<T>(numbered.Item, offer), numbered.Index)));
        return Merge.Ordered(sources, item => (item.Found.Offer.Slot.Start, item.Found.Candidate.DistanceKm, item.Index))
            .Select(item => item.Found);
    }
}
