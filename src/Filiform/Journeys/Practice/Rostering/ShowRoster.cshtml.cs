using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>The roster, and the forms that change it. A change that would orphan visits is asked about first.</summary>
public sealed class ShowRosterPage(
    Runner runner, ShowRoster show, AddShift addShift, EndShift endShift, AddException addException, RemoveException removeException, Words words, Actor actor) : PageModel
{
    public const string Place = "/clinic/settings/roster";

    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ShowRoster.Answer Found { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>The visits that stand in the way of what was asked; empty while nothing does.</summary>
    public ImmutableArray<OrphanedVisit> Orphans { get; private set; } = [];

    /// <summary>Which of the forms was sent: <c>shift</c>, <c>end</c>, <c>exception</c> or <c>remove</c>.</summary>
    public string? Sent { get; private set; }

    public Typed Typed => new(Request);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostShift(CancellationToken stop)
    {
        var added = await runner.Run(addShift, new(
            Typed.Id<Practitioner>("shift-practitioner"), Typed.Id<Room>("shift-room"), [.. Enumerable.Range(1, 7).Where(day => Typed[$"shift-weekday-{day}"] is not null)],
            Typed.Time("shift-from"), Typed.Time("shift-to"), Typed.Day("shift-first"), Typed.Day("shift-last"), Typed["key"]), actor, stop);
        return await Answer("shift", added.Refusal, null, stop);
    }

    public async Task<IActionResult> OnPostEnd(CancellationToken stop)
    {
        if (!Guid.TryParse(Typed["shift"], out var shift)) return BadRequest();
        var ended = await runner.Run(endShift, new(shift, Typed.Day("known"), Typed.Day("end-last"), Typed.Ids<Appointment>("accepted")), actor, stop);
        return await Answer("end", ended.Refusal, ended.Refusal is null ? ended.Value : null, stop);
    }

    public async Task<IActionResult> OnPostException(CancellationToken stop)
    {
        var added = await runner.Run(addException, new(
            Typed["kind"], Typed.Id<Practitioner>("exception-practitioner"), Typed.Id<Room>("exception-room"), Typed.Day("exception-first"), Typed.Day("exception-last"),
            Typed.Time("exception-from"), Typed.Time("exception-to"), Typed["reason"], Typed.Ids<Appointment>("accepted"), Typed["key"]), actor, stop);
        return await Answer("exception", added.Refusal, added.Refusal is null ? added.Value : null, stop);
    }

    public async Task<IActionResult> OnPostRemove(CancellationToken stop)
    {
        if (!Guid.TryParse(Typed["exception"], out var exception)) return BadRequest();
        var removed = await runner.Run(removeException, new(exception, Typed.Ids<Appointment>("accepted")), actor, stop);
        return await Answer("remove", removed.Refusal, removed.Refusal is null ? removed.Value : null, stop);
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        string[] header = ["therapist", "weekday", "from", "to", "room", "first-day", "last-day"];
        return Csv.File("roster", header.Select(column => words[$"practice.column-{column}"]), found.Value.Shifts.Select(shift => new[]
        {
            shift.PractitionerName, ClinicDays.Weekday((IsoDayOfWeek)shift.Weekday), ClinicDays.Field(shift.StartsAt), ClinicDays.Field(shift.EndsAt), shift.RoomName,
            ClinicDays.Field(shift.ValidFrom), shift.ValidUntil is { } until ? ClinicDays.Field(until) : null,
        }));
    }

    public string At(Instant at) => ClinicTime.DayAndTime(at.InZone(Found.Clinic.TimeZone));

    private async Task<IActionResult> Answer(string form, Refusal? refusal, RosterChange? change, CancellationToken stop)
    {
        if (refusal is null && change is null or { Saved: true }) return new SeeOther($"{Place}?done={form}");
        (Sent, Refusal, Orphans) = (form, refusal, change?.Orphans ?? []);
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
