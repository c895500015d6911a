using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>The rooms, and the forms that add, rename, close or open one.</summary>
public sealed class ShowRoomsPage(Runner runner, ShowRooms show, AddRoom add, ChangeRoom change, Words words, Actor actor) : PageModel
{
    public const string Place = "/clinic/settings/rooms";

    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ImmutableArray<RoomRow> Rooms { get; private set; } = [];
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);
    public bool MayChange => actor.Is(Role.ClinicLead) || actor.Is(Role.Admin);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPostAdd(CancellationToken stop)
    {
        Refusal = (await runner.Run(add, new(Typed["room-name"], Typed["key"]), actor, stop)).Refusal;
        return Refusal is null ? new SeeOther(Place + "?done=yes") : await Show(stop);
    }

    public async Task<IActionResult> OnPostChange(CancellationToken stop)
    {
        if (Typed.Id<Room>("room") is not { } room || !int.TryParse(Typed["version"], CultureInfo.InvariantCulture, out var version)) return BadRequest();
        Refusal = (await runner.Run(change, new(room, version, Typed["room-name"], Typed["active"] == "yes"), actor, stop)).Refusal;
        return Refusal is null ? new SeeOther(Place + "?done=yes") : await Show(stop);
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        string[] header = ["room", "open", "shifts", "visits"];
        return Csv.File("rooms", header.Select(column => words[$"practice.column-{column}"]), found.Value.Select(room => new[]
        {
            room.Name, words[room.Active ? "practice.yes" : "practice.no"], room.Shifts.ToString(CultureInfo.InvariantCulture), room.Visits.ToString(CultureInfo.InvariantCulture),
        }));
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Rooms = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
