using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Day;
using Filiform.Pipeline;
using Filiform.Scheduling;

namespace Filiform.Tests.Journeys.Practice;

public sealed class DayGridTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly DateTimeZone Phoenix = DateTimeZoneProviders.Tzdb["America/Phoenix"];
    private static readonly Id<Practitioner> Okafor = new(Guid.NewGuid());
    private static readonly Id<Room> RoomOne = new(Guid.NewGuid());

    [Theory]
    [InlineData("09:00", 30, 30)]
    [InlineData("09:20", 40, 20)]
    [InlineData("09:15", 45, 15)]
    [InlineData("09:10", 50, 10)]
    [InlineData("09:05", 30, 5)]
    public void Takes_the_longest_step_that_every_visit_fits(string start, int minutes, int step) =>
        Assert.Equal(step, DayGrid.Of(Board([Visit(start, minutes)], ("08:00", "17:00")), byRoom: false).StepMinutes);

    [Fact]
    public void A_visit_spans_its_rows_and_the_rest_is_free()
    {
        var grid = DayGrid.Of(Board([Visit("09:00", 60)], ("08:00", "11:00"), now: "07:00"), byRoom: false);

        var cells = grid.Rows.SelectMany(row => row.Cells).Select(cell => (cell.Kind, cell.Rows));
        Assert.Equal([("free", 2), ("visit", 2), ("free", 2)], cells);
    }

    [Fact]
    public void The_present_cuts_what_was_free_from_what_still_is()
    {
        var grid = DayGrid.Of(Board([], ("08:00", "11:00"), now: "09:10"), byRoom: false);

        Assert.Equal([("past", 2), ("free", 4)], grid.Rows.SelectMany(row => row.Cells).Select(cell => (cell.Kind, cell.Rows)));
        Assert.True(grid.Rows[2].IsNow);
    }

    /// <summary>Between two visits and what is kept free around them, half an hour is no half hour.</summary>
    [Fact]
    public void Only_where_a_visit_fits_can_one_be_booked_and_from_the_first_time_it_does()
    {
        var grid = DayGrid.Of(Board([Visit("09:00", 60), Visit("10:30", 30)], ("08:00", "12:00"), starts: ["08:15", "08:30", "11:15"]), byRoom: false);

        var cells = grid.Rows.SelectMany(row => row.Cells).Select(cell => (cell.Kind, cell.Begin?.InZone(Phoenix).TimeOfDay));
        Assert.Equal([("free", new LocalTime(8, 15)), ("visit", null), ("tight", null), ("visit", null), ("free", new(11, 15))], cells);
    }

    [Fact]
    public void Overlapping_visits_stand_side_by_side()
    {
        var grid = DayGrid.Of(Board([Visit("09:00", 60), Visit("09:30", 60), Visit("10:00", 30)], ("09:00", "10:30")), byRoom: false);

        Assert.Equal(2, Assert.Single(grid.Columns).Lanes);
        Assert.Equal(3, grid.Rows.SelectMany(row => row.Cells).Count(cell => cell.Kind == "visit"));
    }

    [Fact]
    public void Shows_a_visit_that_lies_off_the_grid()
    {
        var grid = DayGrid.Of(Board([Visit("09:03", 14)], ("08:00", "10:00")), byRoom: false);

        var cell = Assert.Single(grid.Rows.SelectMany(row => row.Cells), cell => cell.Kind == "visit");
        Assert.Equal((Monday.At(new LocalTime(9, 0)), Monday.At(new LocalTime(9, 20))), (cell.From.InZone(Phoenix).LocalDateTime, cell.Until.InZone(Phoenix).LocalDateTime));
    }

    [Fact]
    public void Shows_a_visit_outside_of_working_hours()
    {
        var grid = DayGrid.Of(Board([Visit("18:00", 30)], ("08:00", "17:00")), byRoom: false);

        Assert.Equal(["free", "off", "visit"], grid.Rows.SelectMany(row => row.Cells).Select(cell => cell.Kind));
    }

    /// <summary>A board that hid or doubled a visit would be worse than none.</summary>
    [Fact]
    public void Every_visit_stands_there_once_and_every_row_is_full() =>
        Gen.Select(Gen.Int[0, 120], Gen.Int[1, 30]).List[0, 25].Sample(spans =>
        {
            var visits = spans.Select(span => Visit(Monday.At(new LocalTime(8, 0)).PlusMinutes(span.Item1 * 5), span.Item2 * 5)).ToArray();
            var grid = DayGrid.Of(Board(visits, ("08:00", "17:00")), byRoom: false);

            var shown = grid.Rows.SelectMany(row => row.Cells).Where(cell => cell.Visit is not null).Select(cell => cell.Visit!.Id).ToList();
            var filled = grid.Rows.SelectMany(row => row.Cells).Sum(cell => cell.Rows);
            return shown.Count == visits.Length && shown.Distinct().Count() == visits.Length && filled == grid.Rows.Length * grid.Columns.Sum(column => column.Lanes);
        });

    [Fact]
    public void An_empty_day_has_no_rows() => Assert.Empty(DayGrid.Of(Board([], null), byRoom: false).Rows);

    private static DayVisit Visit(string start, int minutes) => Visit(Monday.At(ClinicDays.ParseTime(start)!.Value), minutes);

    private static DayVisit Visit(LocalDateTime start, int minutes)
    {
        var at = start.InZoneStrictly(Phoenix).ToInstant();
        return new(new(Guid.NewGuid()), new(Guid.NewGuid()), Okafor, RoomOne, at, at + Duration.FromMinutes(minutes), "booked", 1, at, null, null, null, null,
            "Maribel", "Ortega", "1", "en", null, "Ada Okafor", "Room 1", "Treatment", "Tratamiento", true);
    }

    private static DayBoard Board(IEnumerable<DayVisit> visits, (string From, string Until)? hours, string now = "07:00", string[]? starts = null)
    {
        var roster = new Roster(Phoenix, hours is { } open
            ? [new Shift(IsoDayOfWeek.Monday, Hours.Between(ClinicDays.ParseTime(open.From)!.Value, ClinicDays.ParseTime(open.Until)!.Value)!.Value, RoomOne.Value, new(Monday, null))]
            : [], [], []);
        return new(
            new(new(Guid.NewGuid()), "c", "Clinic", "Clinic", "", "", "AZ", "", 0, 0, Phoenix.Id, "", "", "en"), Monday, Monday,
            Monday.At(ClinicDays.ParseTime(now)!.Value).InZoneStrictly(Phoenix).ToInstant(), [.. visits],
            [.. roster.OpeningsOn(Monday).Select(opening => new WorkingTime(Okafor, "Ada Okafor", RoomOne, "Room 1", opening))], [], new(0, null), [], "")
        {
            Starts = [.. (starts ?? [.. Enumerable.Range(0, 96).Select(quarter => $"{quarter / 4:00}:{quarter % 4 * 15:00}")]).Select(time =>
                new VisitStart(Okafor, RoomOne, Monday.At(ClinicDays.ParseTime(time)!.Value).InZoneStrictly(Phoenix).ToInstant()))],
        };
    }
}
