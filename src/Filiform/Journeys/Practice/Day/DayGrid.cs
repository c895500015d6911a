namespace Filiform.Journeys.Practice.Day;

/// <summary>A day laid out as a table: a column for each person or room, a row for each step of time.</summary>
/// <param name="StepMinutes">30, 20, 15, 10 or 5: the longest on which every visit of that day begins and ends.</param>
public sealed record DayGrid(int StepMinutes, ImmutableArray<GridColumn> Columns, ImmutableArray<GridRow> Rows)
{
    private static readonly ImmutableArray<int> Steps = [30, 20, 15, 10, 5];

    /// <summary>Lays a day out. Visits that overlap in one column stand side by side: nothing booked is ever hidden.</summary>
    /// <param name="byRoom">Columns are rooms; otherwise practitioners.</param>
    public static DayGrid Of(DayBoard board, bool byRoom)
    {
        var visits = board.Visits.Where(visit => visit.Status != "cancelled").ToImmutableArray();
        if (visits.IsEmpty && board.Working.IsEmpty) return new(30, [], []);

        var zone = board.Clinic.TimeZone;
        var edges = visits.SelectMany(visit => new[] { Down(visit.StartsAt), Up(visit.EndsAt) })
            .Concat(board.Working.SelectMany(each => new[] { Down(each.Opening.From), Up(each.Opening.Until) })).ToList();
        // Rows begin on the hour of the clinic's clock, whatever its offset is.
        var first = edges.Min() - MinutesPastHour(edges.Min(), zone);
        var step = Steps.First(each => edges.All(edge => (edge - first) % each == 0));
        var count = (int)((edges.Max() - first) / step);
        var now = board.IsToday ? (int)Math.Floor((Minutes(board.Now) - first) / (double)step) : -1;
        var scale = new TimeScale(first, step, count, now);

        var columns = Contents(board, visits, byRoom).Select(column => new ColumnLayout(column, scale)).ToList();
        var rows = Enumerable.Range(0, count).Select(row => new GridRow(
            Instant.FromUnixTimeSeconds(scale.At(row) * 60), row == now, [.. columns.SelectMany(column => column.CellsAt(row))]));
        return new(step, [.. columns.Select(column => column.Header)], [.. rows]);
    }

    private static IEnumerable<ColumnContent> Contents(DayBoard board, ImmutableArray<DayVisit> visits, bool byRoom)
    {
        (Guid Key, string Name) Of(Id<Practitioner> practitioner, string name, Id<Room> room, string roomName) =>
            byRoom ? (room.Value, roomName) : (practitioner.Value, name);

        var keys = visits.Select(visit => Of(visit.Practitioner, visit.PractitionerName, visit.Room, visit.RoomName))
            .Concat(board.Working.Select(each => Of(each.Practitioner, each.PractitionerName, each.Room, each.RoomName)))
            .DistinctBy(each => each.Key).OrderBy(each => each.Name, StringComparer.CurrentCulture).ThenBy(each => each.Key);
        return keys.Select(column => new ColumnContent(
            column.Key, column.Name,
            [.. visits.Where(visit => (byRoom ? visit.Room.Value : visit.Practitioner.Value) == column.Key)],
            [.. board.Working.Where(each => (byRoom ? each.Room.Value : each.Practitioner.Value) == column.Key)],
            byRoom, board.Starts));
    }

    private static long Minutes(Instant at) => at.ToUnixTimeSeconds() / 60;

    // A visit that another system put off the grid is shown in every row it touches.
    private static long Down(Instant at) => Minutes(at) / 5 * 5;
    private static long Up(Instant at) => (at.ToUnixTimeSeconds() + 299) / 300 * 5;

    private static long MinutesPastHour(long minute, DateTimeZone zone) => Instant.FromUnixTimeSeconds(minute * 60).InZone(zone).Minute;

    internal sealed record ColumnContent(Guid Key, string Name, ImmutableArray<DayVisit> Visits, ImmutableArray<WorkingTime> Working, bool IsRoom, ImmutableHashSet<VisitStart> Starts);

    /// <param name="First">Minutes since the epoch at which the first row begins.</param>
    /// <param name="Now">The row of the present; may lie outside the table.</param>
    internal sealed record TimeScale(long First, int Step, int Count, int Now)
    {
        public long At(int row) => First + (long)row * Step;
        public int RowOf(Instant start) => (int)((Down(start) - First) / Step);
        public int RowAfter(Instant end) => (int)((Up(end) - First + Step - 1) / Step);
    }
}

/// <param name="Detail">The rooms of a practitioner, or the practitioners of a room.</param>
/// <param name="Lanes">How many visits stand side by side at most.</param>
public sealed record GridColumn(Guid Key, string Name, string Detail, int Lanes);

/// <param name="IsNow">The present lies in this row.</param>
/// <param name="Cells">The cells that begin here; those that began earlier reach down into this row.</param>
public sealed record GridRow(Instant At, bool IsNow, ImmutableArray<GridCell> Cells);

/// <param name="Kind"><c>visit</c>, <c>free</c> (bookable), <c>past</c> (was free), <c>tight</c> (free, but no visit fits), <c>off</c> (nobody works) or <c>blank</c> (beside a visit).</param>
/// <param name="Visit">Only of a visit's cell.</param>
/// <param name="Room">Of a free cell: where one would be booked.</param>
/// <param name="Begin">Of a free cell: the first time at which a visit fits.</param>
public sealed record GridCell(string Kind, int Rows, Instant From, Instant Until, DayVisit? Visit, WorkingTime? Room, GridColumn Column, Instant? Begin = null);
