namespace Filiform.Scheduling;

/// <summary>A slot that can be booked in that room.</summary>
public readonly record struct Offer(Slot Slot, Guid Room);

/// <summary>What one practitioner can be booked for at one clinic. Listing and booking ask the same question.</summary>
/// <param name="roster">Where and when they work.</param>
/// <param name="visitType">What is to be booked.</param>
/// <param name="authority">Whether they may needle there.</param>
/// <param name="practitioner">When the practitioner is taken, at whichever clinic.</param>
/// <param name="room">When a room is taken; asked only for rooms of the roster.</param>
/// <param name="now">The present.</param>
public sealed class Offers(
    Roster roster, VisitType visitType, NeedlingAuthority authority, Busy practitioner, Func<Guid, Busy> room, Instant now)
{
    private readonly Instant earliest = now + visitType.MinimumNotice;
    private readonly LocalDate lastDay = now.InZone(roster.Zone).Date.PlusDays(visitType.HorizonDays);

    public DateTimeZone Zone => roster.Zone;

    public VisitType VisitType => visitType;

    /// <summary>All that stands against booking that slot.</summary>
    public Obstacles Against(Slot slot, Guid inRoom)
    {
        if (slot.Length != visitType.Length) return Obstacles.OtherLength;

        var day = slot.Start.InZone(roster.Zone).Date;
        foreach (var opening in roster.OpeningsOn(day))
            if (opening.Room == inRoom && opening.Starts(slot.Start, visitType.Step) && opening.Covers(visitType.Occupied(slot)))
                return Against(slot, inRoom, day);
        return Obstacles.OffRoster | Against(slot, inRoom, day);
    }

    /// <summary>Whether that slot can be booked.</summary>
    public bool Include(Slot slot, Guid inRoom) => Against(slot, inRoom) == Obstacles.None;

    /// <summary>Every offer from one clinic date to another, both included; ordered by start, then room.</summary>
    /// <remarks>Read day by day as it is enumerated: taking a few offers costs a few days.</remarks>
    public IEnumerable<Offer> Between(LocalDate first, LocalDate last)
    {
        last = LocalDate.Min(last, lastDay);
        for (var day = LocalDate.Max(first, FirstDay); day <= last; day = day.PlusDays(1))
            foreach (var offer in On(day)) yield return offer;
    }

    /// <summary>Every offer of one clinic date; ordered by start, then room.</summary>
    public ImmutableArray<Offer> On(LocalDate day)
    {
        if (visitType.NeedsNeedling && !authority.HoldsOn(day)) return [];

        var found = new SortedSet<(Instant Start, Guid Room)>();
        foreach (var opening in roster.OpeningsOn(day))
            foreach (var start in opening.StartsEvery(visitType.Step, earliest))
                if (visitType.SlotAt(start) is { } slot && opening.Covers(visitType.Occupied(slot))
                    && Against(slot, opening.Room, day) == Obstacles.None)
                    found.Add((start, opening.Room));
        return [.. found.Select(offer => new Offer(visitType.SlotAt(offer.Start)!.Value, offer.Room))];
    }

    /// <summary>A cheap bound: no offer of these days starts before it. Nothing that is booked is read for it.</summary>
    /// <returns>Null when nobody works on any of these days.</returns>
    public Instant? NoneBefore(LocalDate first, LocalDate last)
    {
        last = LocalDate.Min(last, lastDay);
        for (var day = LocalDate.Max(first, FirstDay); day <= last; day = day.PlusDays(1))
        {
            Instant? soonest = null;
            foreach (var opening in roster.OpeningsOn(day))
                if (opening.FirstStart(visitType.Step, earliest) is var start && start < opening.Until && (soonest is null || start < soonest))
                    soonest = start;
            if (soonest is not null) return soonest;
        }
        return null;
    }

    /// <summary>Today at the clinic.</summary>
    public LocalDate Today => now.InZone(roster.Zone).Date;

    internal LocalDate FirstDay => earliest.InZone(roster.Zone).Date;

    internal LocalDate LastDay => lastDay;

    private Obstacles Against(Slot slot, Guid inRoom, LocalDate day)
    {
        var occupied = visitType.Occupied(slot);
        return (slot.Start < earliest ? Obstacles.TooSoon : Obstacles.None)
            | (day > lastDay ? Obstacles.TooFarAhead : Obstacles.None)
            | (visitType.NeedsNeedling && !authority.HoldsOn(day) ? Obstacles.MayNotNeedle : Obstacles.None)
            | (practitioner.Meets(occupied) ? Obstacles.PractitionerBusy : Obstacles.None)
            | (room(inRoom).Meets(occupied) ? Obstacles.RoomBusy : Obstacles.None);
    }
}
