namespace Filiform.Scheduling.Tests;

/// <summary>A small clinic to schedule in: weekdays nine to five in one room, unless a test says otherwise.</summary>
internal static class Examples
{
    public static readonly Guid RoomOne = new("00000000-0000-0000-0000-000000000001");
    public static readonly Guid RoomTwo = new("00000000-0000-0000-0000-000000000002");
    public static readonly Guid Okafor = new("00000000-0000-0000-0000-00000000000a");

    public static readonly DateTimeZone Denver = Zone("America/Denver");

    /// <summary>A Monday.</summary>
    public static readonly LocalDate Monday = new(2026, 6, 1);

    public static readonly Validity Always = new(new(2000, 1, 1), null);

    public static readonly NeedlingAuthority MayNeedle = new([Always], [Always], [Always], []);

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    public static Hours Hours(string start, string end) => Scheduling.Hours.Between(Time(start), Time(end))!.Value;

    public static Instant At(LocalDate day, string time, DateTimeZone? zone = null) =>
        (day + Time(time)).InZoneStrictly(zone ?? Denver).ToInstant();

    public static Slot Slot(LocalDate day, string time, int minutes = 45) =>
        Scheduling.Slot.At(At(day, time), Duration.FromMinutes(minutes))!.Value;

    public static VisitType Visit(
        int minutes = 45, int before = 0, int after = 0, int step = 15, bool needling = true, int noticeHours = 0, int horizon = 60) =>
        new("needling-visit", Duration.FromMinutes(minutes), Duration.FromMinutes(before), Duration.FromMinutes(after),
            Duration.FromMinutes(step), needling, Duration.FromHours(noticeHours), horizon);

    public static Roster Weekdays(string start = "09:00", string end = "17:00", DateTimeZone? zone = null) => new(
        zone ?? Denver,
        [.. Enumerable.Range(1, 5).Select(day => new Shift((IsoDayOfWeek)day, Hours(start, end), RoomOne, Always))], [], []);

    /// <param name="now">Monday at seven unless given.</param>
    public static Offers Offers(
        Roster? roster = null, VisitType? visit = null, NeedlingAuthority? authority = null,
        Busy? practitioner = null, Func<Guid, Busy>? room = null, Instant? now = null) =>
        new(roster ?? Weekdays(), visit ?? Visit(), authority ?? MayNeedle,
            practitioner ?? Busy.Never, room ?? (_ => Busy.Never), now ?? At(Monday, "07:00"));

    /// <summary>Starts as the clinic's clock shows them.</summary>
    public static string[] Starts(this IEnumerable<Offer> offers, DateTimeZone? zone = null) =>
        [.. offers.Select(offer => offer.Slot.Start.InZone(zone ?? Denver).ToString("HH:mm", null))];
}
