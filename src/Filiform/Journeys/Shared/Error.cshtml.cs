using System.Globalization;
using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Shared;

/// <summary>What went wrong, that nothing was lost, and what to do next; to programs as problem details.</summary>
/// <remarks>It binds nothing: what was sent may be the very thing that cannot be read.</remarks>
[StaticContent]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage(Words words) : PageModel
{
    public int Code { get; private set; }

    /// <summary>What was sent with a token that does not count; null when there is nothing to send again.</summary>
    public ImmutableArray<KeyValuePair<string, string>>? Typed { get; private set; }

    public string Kind => Typed is null ? Problems.Kind(Code) : "again";

    public async Task<IActionResult> OnGet()
    {
        // The exception handler has chosen the status already; the address only says that something went wrong.
        Code = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null && Response.StatusCode >= 400 ? Response.StatusCode
            : int.Parse(RouteData.Values["code"] as string ?? "", CultureInfo.InvariantCulture) is >= 400 and < 600 and var said ? said
            : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        if (AskedFor.Path(HttpContext).StartsWithSegments("/api"))
        {
            await Problems.Of(Code, Problems.Kind(Code), words, HttpContext).ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        Typed = Code == StatusCodes.Status400BadRequest ? TypedForm.Of(HttpContext) : null;
        return Page();
    }
}
