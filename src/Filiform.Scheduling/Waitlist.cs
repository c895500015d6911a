namespace Filiform.Scheduling;

/// <summary>Somebody who waits for a time at one clinic, or for an earlier one than they have.</summary>
/// <param name="Practitioner">The only one wanted; null when anybody will do.</param>
/// <param name="Days">First and last clinic date that suits.</param>
/// <param name="Weekdays">The days of the week that suit; empty when all do.</param>
/// <param name="Hours">When on the wall clock the whole visit must lie.</param>
/// <param name="Notice">How long before a visit they must hear of it.</param>
/// <param name="Booked">Start of the appointment they have and would leave for an earlier one; null when they have none.</param>
public sealed record WaitlistEntry(
    Guid Id, Instant JoinedAt, string VisitType, Guid? Practitioner,
    Validity Days, ImmutableArray<IsoDayOfWeek> Weekdays, Hours Hours, Duration Notice, Instant? Booked)
{
    /// <summary>Whether that slot suits.</summary>
    public bool Wants(Slot slot, Guid practitioner, DateTimeZone zone, Instant now)
    {
        var (start, end) = (slot.Start.InZone(zone).LocalDateTime, slot.End.InZone(zone).LocalDateTime);
        var wanted = Hours.On(start.Date);
        return (Practitioner is null || Practitioner == practitioner)
            && Days.Covers(start.Date)
            && (Weekdays.IsEmpty || Weekdays.Contains(start.DayOfWeek))
            && wanted.Start <= start && end <= wanted.End
            && now + Notice <= slot.Start
            && (Booked is not { } booked || slot.Start < booked);
    }
}

/// <summary>A time that has come free and the entry it would serve.</summary>
public readonly record struct WaitlistMatch(WaitlistEntry Entry, Offer Offer);

/// <summary>Finds who may be asked when a time comes free.</summary>
public static class Waitlist
{
    /// <summary>Those whom the freed time would serve, in the order in which they joined, each with the earliest offer that suits.</summary>
    /// <param name="freed">What practitioner and room are no longer busy with, buffers included.</param>
    /// <param name="practitioner">Whose time came free.</param>
    /// <param name="offersOf">
    /// What that practitioner now offers for a visit type; null when they do not offer it. A longer visit may serve a shorter one.
    /// </param>
    /// <param name="now">The present.</param>
    public static ImmutableArray<WaitlistMatch> Match(
        IEnumerable<WaitlistEntry> entries, Slot freed, Guid practitioner, Func<string, Offers?> offersOf, Instant now)
    {
        var offered = entries.Select(entry => entry.VisitType).Distinct().ToDictionary(type => type, type => Touching(offersOf(type), freed));
        return
        [
            .. from entry in entries
               orderby entry.JoinedAt, entry.Id
               let suits = offered[entry.VisitType]
                   .Where(found => entry.Wants(found.Offer.Slot, practitioner, found.Zone, now))
                   .Select(found => (Offer?)found.Offer).FirstOrDefault()
               where suits is not null
               select new WaitlistMatch(entry, suits.Value),
        ];
    }

    private static ImmutableArray<(Offer Offer, DateTimeZone Zone)> Touching(Offers? offers, Slot freed) => offers is null ? [] :
    [
        .. from offer in offers.Between(freed.Start.InZone(offers.Zone).Date, freed.End.InZone(offers.Zone).Date)
           where offers.VisitType.Occupied(offer.Slot).Overlaps(freed)
           select (offer, offers.Zone),
    ];
}
