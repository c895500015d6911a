using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Shared;

/// <summary>What went wrong, that nothing was lost, and what to do next; to programs as problem details.</summary>
[StaticContent]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    [BindProperty(SupportsGet = true)] public int Code { get; set; }

    /// <summary>The message for this status: each says something different to do.</summary>
    public string Kind => Code switch { 400 => "form", 404 or 405 => "missing", 410 => "gone", 413 => "large", 429 => "busy", _ => "fault" };

    public IActionResult OnGet() => Show();
    public IActionResult OnPost() => Show();

    private IActionResult Show()
    {
        // The exception handler has chosen the status already; the address only says that something went wrong.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null && Response.StatusCode >= 400) Code = Response.StatusCode;
        Response.StatusCode = Code is >= 400 and < 600 ? Code : 404;
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        return path.StartsWith("/api/", StringComparison.Ordinal)
            ? new ObjectResult(new ProblemDetails { Status = Response.StatusCode, Extensions = { ["requestId"] = HttpContext.TraceIdentifier } })
            {
                StatusCode = Response.StatusCode, ContentTypes = { "application/problem+json" },
            }
            : Page();
    }
}
