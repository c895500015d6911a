namespace Filiform.Journeys.Practice.Day;

/// <summary>One column of the day: its visits in lanes, and what the time between them is.</summary>
internal sealed class ColumnLayout
{
    private readonly DayGrid.ColumnContent content;
    private readonly DayGrid.TimeScale scale;
    private readonly List<DayVisit?[]> lanes = [];

    public ColumnLayout(DayGrid.ColumnContent content, DayGrid.TimeScale scale)
    {
        (this.content, this.scale) = (content, scale);
        foreach (var visit in content.Visits.OrderBy(visit => visit.StartsAt).ThenBy(visit => visit.Id)) Place(visit);
        if (lanes.Count == 0) lanes.Add(new DayVisit?[scale.Count]);
        var details = content.IsRoom ? content.Working.Select(each => each.PractitionerName) : content.Working.Select(each => each.RoomName);
        Header = new(content.Key, content.Name, string.Join(" · ", details.Distinct()), lanes.Count);
    }

    public GridColumn Header { get; }

    public IEnumerable<GridCell> CellsAt(int row) => Enumerable.Range(0, lanes.Count).Select(lane => CellAt(lane, row)).OfType<GridCell>();

    /// <summary>The first lane with room for it; a visit shorter than a row still has one.</summary>
    private void Place(DayVisit visit)
    {
        var (from, until) = Span(visit);
        var lane = lanes.Find(each => !each[from..until].Any(taken => taken is not null));
        if (lane is null) lanes.Add(lane = new DayVisit?[scale.Count]);
        for (var row = from; row < until; row++) lane[row] = visit;
    }

    private (int From, int Until) Span(DayVisit visit)
    {
        var from = scale.RowOf(visit.StartsAt);
        return (from, Math.Min(scale.Count, Math.Max(from + 1, scale.RowAfter(visit.EndsAt))));
    }

    /// <returns>Null where a cell from above reaches into this row.</returns>
    private GridCell? CellAt(int lane, int row)
    {
        var here = KindAt(lane, row);
        // The present cuts empty cells in two, so that its line runs across and the past cannot be booked.
        if (row > 0 && row != scale.Now && Same(KindAt(lane, row - 1), here)) return null;
        if (row > 0 && here.Visit is not null && here.Visit == lanes[lane][row - 1]) return null;

        var rows = 1;
        while (row + rows < scale.Count && (row + rows != scale.Now || here.Visit is not null) && Same(KindAt(lane, row + rows), here)) rows++;
        var cell = new GridCell(here.Kind, rows, Time(row), Time(row + rows), here.Visit, here.Room, Header);
        if (cell is not { Kind: "free", Room: { } room }) return cell;
        var starts = content.Starts.Where(start => start.Practitioner == room.Practitioner && start.Room == room.Room && cell.From <= start.At && start.At < cell.Until).ToList();
        return starts.Count == 0 ? cell with { Kind = "tight" } : cell with { Begin = starts.Min(start => start.At) };
    }

    private (string Kind, DayVisit? Visit, WorkingTime? Room) KindAt(int lane, int row)
    {
        if (lanes[lane][row] is { } visit) return ("visit", visit, null);
        if (lane > 0 || lanes.Exists(each => each[row] is not null)) return ("blank", null, null);
        if (content.Working.FirstOrDefault(each => each.Opening.From <= Time(row) && Time(row + 1) <= each.Opening.Until) is not { } open) return ("off", null, null);
        return (row < scale.Now ? "past" : "free", null, open);
    }

    private static bool Same((string Kind, DayVisit? Visit, WorkingTime? Room) a, (string Kind, DayVisit? Visit, WorkingTime? Room) b) =>
        a.Kind == b.Kind && a.Visit?.Id == b.Visit?.Id && a.Room?.Room == b.Room?.Room && a.Room?.Practitioner == b.Room?.Practitioner;

    private Instant Time(int row) => Instant.FromUnixTimeSeconds(scale.At(row) * 60);
}
