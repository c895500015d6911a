using static Filiform.Scheduling.Tests.Examples;

namespace Filiform.Scheduling.Tests;

/// <summary>Any roster, any zone, around a change of its clock.</summary>
public sealed class OffersPropertyTests
{
    private static readonly string[] Zones =
        ["America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Africa/Casablanca", "Antarctica/Troll"];

    [Fact]
    public void Are_exactly_what_the_definition_says() => Case.Sample(given =>
        given.Offers.Between(given.First, given.Last).SequenceEqual(given.Reference.Between(given.First, given.Last)), iter: 400);

    /// <summary>Listed means bookable, and what is not listed cannot be booked: there is no second rule.</summary>
    [Fact]
    public void Are_listed_exactly_when_they_can_be_booked() => Case.Sample(given =>
    {
        var listed = given.Offers.Between(given.First, given.Last).ToHashSet();
        var every =
            from hour in Enumerable.Range(0, 12 * 24 * 5)
            from room in new[] { RoomOne, RoomTwo }
            let start = given.First.PlusDays(-1).AtMidnight().InUtc().ToInstant() + hour * Slot.Cell
            let offer = new Offer(given.Visit.SlotAt(start)!.Value, room)
            where given.First <= Day(offer, given) && Day(offer, given) <= given.Last
            select (offer, Bookable: given.Offers.Include(offer.Slot, room));

        return every.All(each => each.Bookable == listed.Contains(each.offer));
    }, iter: 100);

    [Fact]
    public void Give_the_nearest_alternatives() => Gen.Select(Case, Gen.Int[0, 300]).Sample((given, cells) =>
    {
        var wanted = given.First.AtMidnight().InUtc().ToInstant() + cells * Slot.Cell;
        var all = given.Offers.Between(LocalDate.MinIsoValue, LocalDate.MaxIsoValue).DistinctBy(offer => offer.Slot.Start);

        var expected = all.OrderBy(offer => Math.Abs((offer.Slot.Start - wanted).TotalSeconds)).ThenBy(offer => offer.Slot.Start).Take(3);

        return given.Offers.To(wanted).SequenceEqual(expected);
    }, iter: 200);

    [Fact]
    public void Never_start_before_their_cheap_bound() => Case.Sample(given =>
        given.Offers.Between(given.First, given.Last).ToList() is not [var soonest, ..]
        || given.Offers.NoneBefore(given.First, given.Last) <= soonest.Slot.Start, iter: 200);

    private static LocalDate Day(Offer offer, Given given) => offer.Slot.Start.InZone(given.Offers.Zone).Date;

    private sealed record Given(LocalDate First, LocalDate Last, VisitType Visit, Offers Offers, Reference Reference);

    private static readonly Gen<Hours> AnyHours = Gen.Select(Gen.Int[0, 287], Gen.Int[1, 288])
        .Where((start, end) => start < end)
        .Select((start, end) => Filiform.Scheduling.Hours.Between(Tick(start), Tick(end % 288))!.Value);

    private static readonly Gen<Guid> AnyRoom = Gen.Bool.Select(one => one ? RoomOne : RoomTwo);

    private static readonly Gen<VisitType> AnyVisit = Gen.Select(Gen.Int[1, 24], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 9], Gen.Bool, Gen.Int[0, 30])
        .Select((length, before, after, step, needling, notice) =>
            Visit(5 * length, 5 * before, 5 * after, 5 * step, needling, notice, horizon: 4));

    private static readonly Gen<Given> Case =
        from zone in Gen.OneOf(Zones).Select(Zone)
        from middle in Gen.OneOf([.. Changes(zone), new LocalDate(2027, 2, 10)])
        let first = middle.PlusDays(-1)
        from shifts in Gen.Select(Gen.Int[1, 7], AnyHours, AnyRoom, (day, hours, room) =>
            new Shift((IsoDayOfWeek)day, hours, room, Always)).Array[0, 12]
        from extras in Gen.Select(Gen.Int[0, 2], AnyHours, AnyRoom, (day, hours, room) =>
            new ExtraShift(first.PlusDays(day), hours, room)).Array[0, 3]
        from absences in Gen.Select(Gen.Int[0, 800], Gen.Int[1, 300], (start, cells) => Absence.Between(
            first.AtMidnight().PlusMinutes(5 * start), first.AtMidnight().PlusMinutes(5 * (start + cells)))!).Array[0, 2]
        from visit in AnyVisit
        from busy in Gen.Int[0, 1000].Array[0, 6]
        from licensed in Gen.Int[-1, 3]
        let origin = first.AtMidnight().InUtc().ToInstant()
        let now = origin - Duration.FromHours(20)
        let taken = busy.Select(cell => Filiform.Scheduling.Slot.At(origin + cell * Slot.Cell, 3 * Slot.Cell)!.Value).ToArray()
        let roster = new Roster(zone, [.. shifts], [.. extras], [.. absences])
        let licence = new Validity(first.PlusDays(-100), first.PlusDays(licensed))
        select new Given(first, first.PlusDays(2), visit,
            new(roster, visit, MayNeedle with { Licence = [licence] },
                Busy.During(taken.Take(3)), room => room == RoomOne ? Busy.During(taken.Skip(3)) : Busy.Never, now),
            new(roster, visit, licence.Covers,
                (slot, room) => taken.Take(3).Any(slot.Overlaps) || (room == RoomOne && taken.Skip(3).Any(slot.Overlaps)), now));

    private static LocalDate[] Changes(DateTimeZone zone) =>
    [
        .. zone.GetZoneIntervals(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0))
            .Where(constant => constant.HasEnd).Select(constant => constant.End.InZone(zone).Date),
    ];

    private static LocalTime Tick(int cell) => LocalTime.FromMinutesSinceMidnight(5 * cell);
}
