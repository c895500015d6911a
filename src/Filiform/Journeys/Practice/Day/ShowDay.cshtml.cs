using Filiform.Pipeline.Http;
using Filiform.Journeys.Book.Desk;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The front desk's board. Every button of it is one form field: the step, the visit and the version that was seen.</summary>
public sealed class ShowDayPage(Runner runner, ShowDay showDay, CheckDay checkDay, VisitSteps steps, Words words, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }
    [BindProperty(SupportsGet = true)] public Id<Practitioner>? Practitioner { get; set; }

    /// <summary><c>room</c>, or a column for each practitioner.</summary>
    [BindProperty(SupportsGet = true)] public string? By { get; set; }

    /// <summary>The step just taken, and its visit: what the bar above the board may take back.</summary>
    [BindProperty(SupportsGet = true)] public string? Did { get; set; }
    [BindProperty(SupportsGet = true)] public Id<Appointment>? Visit { get; set; }

    public DayBoard Board { get; private set; } = null!;
    public DayGrid Grid { get; private set; } = null!;
    public ImmutableArray<Need> Needs { get; private set; } = [];
    public Refusal? Refusal { get; private set; }
    public bool ByRoom => By == "room";

    /// <summary>Where a visit that was just moved was before: what the bar may move it back to.</summary>
    [BindProperty(SupportsGet = true)] public string? Was { get; set; }

    public JustDone? Toast => Board.Visits.FirstOrDefault(visit => visit.Id == Visit) is { } visit ? JustDone.Read(Did, visit, Was) : null;

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(string? act, CancellationToken stop)
    {
        if (VisitSteps.Parse(act) is not { } wish) return BadRequest();
        var (code, visit, _) = wish;
        Refusal = await steps.Take(wish, actor, stop);
        return Refusal is null ? new SeeOther(Address(Day, Practitioner, By, code, visit)) : await Show(stop);
    }

    public async Task<IActionResult> OnGetStamp(CancellationToken stop)
    {
        var stamp = await runner.Run(checkDay, new(ClinicDays.Parse(Day)), actor, stop);
        return stamp.Refusal is null ? Content(stamp.Value, "text/plain") : NotFound();
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        var found = await runner.Run(showDay, new(ClinicDays.Parse(Day), Practitioner), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Board = found.Value;
        string[] header = ["day", "time", "until", "status", "number", "name", "phone", "language", "visit-type", "therapist", "room"];
        return Csv.File($"day-{ClinicDays.Field(Board.Day)}", header.Select(column => words[$"practice.column-{column}"]), Board.Visits.Select(visit => new[]
        {
            ClinicDays.Field(Board.Day), Clock(visit.StartsAt), Clock(visit.EndsAt), words[$"practice.status-{visit.Status}"], visit.Number, visit.Name, visit.Phone,
            visit.Language, visit.VisitTypeName, visit.PractitionerName, visit.RoomName,
        }));
    }

    /// <summary>Wall-clock time in the clinic's zone.</summary>
    public string Time(Instant at) => ClinicTime.Time(at.InZone(Board.Clinic.TimeZone).TimeOfDay);

    public string Link(LocalDate day) => Address(ClinicDays.Field(day), Practitioner, By);

    /// <summary>Where a visit of a free cell is booked.</summary>
    public static string Booking(GridCell cell) => "/clinic/book" + new DeskCell(cell.Room?.Practitioner, cell.Begin).Query;

    public static string Address(string? day, Id<Practitioner>? practitioner, string? by, string? did = null, Id<Appointment>? visit = null) =>
        "/clinic/today" + QueryString.Create(new Dictionary<string, string?>
        {
            ["day"] = ClinicDays.Parse(day) is { } date ? ClinicDays.Field(date) : null, ["practitioner"] = practitioner?.ToString(),
            ["by"] = by == "room" ? by : null, ["did"] = did, ["visit"] = visit?.ToString(),
        }.Where(pair => pair.Value is not null));

    /// <summary>Whether the treatment room opens for this visit: today's, of whoever treats, and not over.</summary>
    public bool MayTreat(DayVisit visit) => Board.IsToday && visit.IsOpen && actor.Is(Role.Therapist) && visit.Practitioner == actor.Practitioner;

    private string Clock(Instant at) => ClinicDays.Field(at.InZone(Board.Clinic.TimeZone).TimeOfDay);

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(showDay, new(ClinicDays.Parse(Day), Practitioner), actor, stop);
        if (found.Refusal is not null) return NotFound();
        (Board, Grid) = (found.Value, DayGrid.Of(found.Value, ByRoom));
        Needs = Need.Of(Board, actor.Is(Role.Therapist) || actor.Is(Role.ClinicLead));
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
