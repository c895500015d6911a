using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>What can be booked.</summary>
public sealed class ShowVisitTypesPage(Runner runner, ShowVisitTypes show, Words words, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public bool MayChange => Permission.SetClinic.Roles.Keys.Any(actor.Is);
    public ImmutableArray<VisitTypeRow> Types { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Types = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        string[] header = ["visit-type", "minutes", "before", "after", "needling", "notice", "horizon", "open"];
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return Csv.File("visit-types", header.Select(column => words[$"practice.column-{column}"]), found.Value.Select(type => new[]
        {
            type.Name, Number(type.Minutes), Number(type.BufferBefore), Number(type.BufferAfter), words[type.Needling ? "practice.yes" : "practice.no"],
            Number(type.NoticeMinutes), Number(type.HorizonDays), words[type.Active ? "practice.yes" : "practice.no"],
        }));
    }
}
