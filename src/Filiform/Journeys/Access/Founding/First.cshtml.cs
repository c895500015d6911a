using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Journeys.Access.Users;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Access.Founding;

/// <summary>The founding of an empty installation, behind the link that its console printed.</summary>
[LimitSignIn]
public sealed class FirstPage(Runner runner, ShowFounding show, StartFirstPasskey start, FoundNetwork found, Actor actor) : PasskeyPage
{
    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "also")] public string[]? Also { get; set; }
    [BindProperty(Name = "network")] public string? Network { get; set; }
    [BindProperty(Name = "clinic-name")] public string? ClinicName { get; set; }
    [BindProperty(Name = "street")] public string? Street { get; set; }
    [BindProperty(Name = "city")] public string? City { get; set; }
    [BindProperty(Name = "state")] public string? State { get; set; }
    [BindProperty(Name = "postal-code")] public string? PostalCode { get; set; }
    [BindProperty(Name = "zone")] public string? Zone { get; set; }
    [BindProperty(Name = "phone")] public string? Phone { get; set; }
    [BindProperty(Name = "clinic-email")] public string? ClinicEmail { get; set; }
    [BindProperty(Name = "position")] public string? Position { get; set; }

    public ShowFounding.Answer? Shown { get; private set; }
    public ImmutableArray<string> Codes { get; private set; } = [];

    /// <summary>Whether the link has founded this network already, or a newer one took its place.</summary>
    public bool IsUsed { get; private set; }
    public WayInForm Form => new("?handler=Ask", new(Shown!.NewSecret, Email ?? "", Refusal));

    /// <summary>From the address; the form's own <c>code</c> is the authenticator's.</summary>
    private string Link => (string)RouteData.Values["code"]!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var answer = await Show(stop);
        Network ??= Shown?.Network;
        return answer;
    }

    public async Task<IActionResult> OnPostAsk(CancellationToken stop) => Ask(await runner.Run(start, new(Link, Name ?? "", Email ?? "", Site.Of(Request)), actor, stop));

    public async Task<IActionResult> OnPost([FromForm] string? password, [FromForm] string? code, CancellationToken stop)
    {
        var clinic = new FirstClinic(ClinicName ?? "", Street ?? "", City ?? "", State ?? "", PostalCode ?? "", Zone ?? "", Phone ?? "", ClinicEmail ?? "", Position ?? "");
        var done = await runner.Run(found, new(Link, Name ?? "", Email ?? "", RoleChoices.Parse(Also), Network ?? "", clinic, new(password, code, New)), actor, stop);
        if (done.Refusal is { } refusal)
        {
            Refusal = refusal;
            Response.StatusCode = refusal.Status;
            return await Show(stop);
        }

        SignInCookie.Write(HttpContext, done.Value.Token);
        if (done.Value.RecoveryCodes.IsEmpty) return Redirect(SignInPage.Home);
        Codes = done.Value.RecoveryCodes;
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var founding = await runner.Run(show, Link, actor, stop);
        if (founding.Refusal == Refusal.LinkClosed)
        {
            (IsUsed, Response.StatusCode) = (true, Refusal.LinkClosed.Status);
            return Page();
        }

        if (founding.Refusal is { } refusal) return StatusCode(refusal.Status);
        Shown = founding.Value;
        return Page();
    }
}
