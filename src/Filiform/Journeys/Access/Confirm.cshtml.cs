using System.Globalization;
using Filiform.Journeys.Access.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

/// <summary>Asks for the birth date before a private link opens more than day and time. It says nothing of whose link it is.</summary>
[LimitSignIn]
public sealed class ConfirmPage(Runner runner, ConfirmBirthDate confirm, FindLink find, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "token")] public string Token { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }
    [BindProperty(Name = "day")] public string? Day { get; set; }
    [BindProperty(Name = "month")] public string? Month { get; set; }
    [BindProperty(Name = "year")] public string? Year { get; set; }

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) => actor.Kind switch
    {
        "link" when actor.Level >= 1 => LocalRedirect(Back),
        "link" => Page(),
        _ => await Gone(stop),
    };

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (actor.Kind != "link") return await Gone(stop);
        if (string.IsNullOrWhiteSpace(Day) || string.IsNullOrWhiteSpace(Month) || string.IsNullOrWhiteSpace(Year))
            return Show(Refusal.Invalid(new Reason("birth-date-whole", First)));

        var answer = await runner.Run(confirm, new(actor.Patient!.Value, Born()), actor, stop);
        if (answer.Refusal is { } refusal) return StatusCode(refusal.Status);
        if (answer.Value.Token is { } token)
        {
            SignInCookie.Link.Set(HttpContext, token);
            return LocalRedirect(Back);
        }

        return answer.Value.TriesLeft == 0 ? StatusCode(StatusCodes.Status410Gone) : Show(Refusal.Invalid(new Reason("birth-date-other", First, answer.Value.TriesLeft)));
    }

    public string? Typed(string part) => part switch { "day" => Day, "month" => Month, _ => Year };

    private static string First => Words.Language == "es" ? "day" : "month";

    private string Back => LocalPath.Of(Return) ?? (actor.Purpose == "check-in" ? $"/checkin/{Token}" : $"/{actor.Purpose}/{Token}");

    private LocalDate? Born()
    {
        static int Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var (year, month, day) = (Number(Year), Number(Month), Number(Day));
        return year is >= 1870 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private async Task<IActionResult> Gone(CancellationToken stop) =>
        StatusCode((await runner.Run(find, Token, Actor.Visitor, stop)).Value.Closed ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);

    private PageResult Show(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return Page();
    }
}
