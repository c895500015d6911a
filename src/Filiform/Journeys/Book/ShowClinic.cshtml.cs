using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

public sealed class ShowClinicPage(Runner runner, ShowClinic show, RateLimits limits, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Clinic { get; set; } = "";

    public ShowClinic.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (limits.Refuses(RateLimit.Search, actor)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var shown = await runner.Run(show, Clinic, actor.AsVisitor(), stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);

        Answer = shown.Value;
        return Page();
    }
}
