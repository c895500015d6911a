using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

public sealed class FindClinicsPage(Runner runner, FindClinics find, RateLimits limits, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Near { get; set; }
    [BindProperty(SupportsGet = true)] public string? Type { get; set; }
    [BindProperty(SupportsGet = true)] public string? Speaks { get; set; }
    [BindProperty(SupportsGet = true)] public string? Condition { get; set; }
    [BindProperty(SupportsGet = true, Name = "n")] public int Number { get; set; } = 1;

    public FindClinics.Answer? Answer { get; private set; }
    public Refusal? Refusal { get; private set; }

    public string Said => Near?.Trim() ?? "";

    /// <summary>Coordinates come from the device; nobody wants to read them.</summary>
    public string SaidShown => Whereabouts.Coordinates(Said) is null ? Said : "";

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (limits.Refuses(RateLimit.Search, actor)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var found = await runner.Run(find, new(Said, Blank(Type), Blank(Speaks), Blank(Condition), Number), actor.AsVisitor(), stop);
        Refusal = found.Refusal;
        Answer = found.Refusal is null ? found.Value : (await runner.Run(find, new(""), actor.AsVisitor(), stop)).Value;
        Response.StatusCode = Refusal?.Status ?? StatusCodes.Status200OK;
        return Page();
    }

    public string Address(string? near = null, int page = 1) => "/find" + QueryString.Create(
        new Dictionary<string, string?> { ["near"] = near ?? Said, ["type"] = Blank(Type), ["speaks"] = Blank(Speaks), ["condition"] = Blank(Condition), ["n"] = page == 1 ? null : $"{page}" }
            .Where(pair => pair.Value is { Length: > 0 }));

    public static string Book(FreeSlot slot) => $"/book/{slot.Clinic.Row.Slug}" + QueryString.Create(new Dictionary<string, string?>
    {
        ["type"] = slot.Visit.Slug,
        ["day"] = BookPages.Field(slot.Slot.Start.InZone(slot.Clinic.Row.TimeZone).Date),
        ["at"] = slot.Choice,
    });

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
