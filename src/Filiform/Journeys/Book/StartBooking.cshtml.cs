using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

/// <summary>Booking begins with a clinic.</summary>
[StaticContent]
public sealed class StartBookingPage : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/find" + Request.QueryString);
}
