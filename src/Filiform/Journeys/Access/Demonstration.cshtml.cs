using Filiform.Journeys.Access.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

/// <summary>One click signs in as any simulated person. Outside the demonstration this page has no address.</summary>
public sealed class DemonstrationPage(Runner runner, DemonstrationPeople people, SignInAs signInAs, Actor actor) : PageModel
{
    [BindProperty(Name = "clinic")] public Id<Clinic> Clinic { get; set; }
    [BindProperty(Name = "staff")] public Id<Staff>? Staff { get; set; }
    [BindProperty(Name = "patient")] public Id<Patient>? Patient { get; set; }
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }

    /// <summary>The role that whoever followed a link from the shell came for.</summary>
    [BindProperty(SupportsGet = true, Name = "as")] public string? As { get; set; }

    public ImmutableArray<OneOfEach> Ready { get; private set; } = [];
    public DemonstrationPeople.Answer? People { get; private set; }
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        // Whoever is signed in as somebody already may still change to anybody: the list is the network's.
        var found = await runner.Run(people, Done.It, Nobody, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        People = found.Value;
        Ready = OneOfEach.Of(found.Value, As);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var token = await runner.Run(signInAs, new(Clinic, Staff, Patient), Nobody, stop);
        if (token.Refusal is { } refusal) return StatusCode(refusal.Status);
        SignInCookie.Write(HttpContext, token.Value);
        return LocalRedirect(LocalPath.Of(Return) ?? (Patient is null ? SignInPage.Home : "/me"));
    }

    private Actor Nobody => Actor.Visitor with { Address = actor.Address, RequestId = actor.RequestId };
}
