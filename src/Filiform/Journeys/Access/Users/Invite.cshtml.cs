using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.Users;

public sealed class InvitePage(Runner runner, ListUsers list, InviteUser invite, Actor actor, IClock clock) : PageModel
{
    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "roles")] public string[]? Roles { get; set; }
    [BindProperty(Name = "practitioner")] public Id<Practitioner>? Practitioner { get; set; }

    public ImmutableArray<ListUsers.PractitionerLine> Practitioners { get; private set; } = [];
    public Refusal? Refusal { get; private set; }
    public RoleChoices Choices => new(RoleChoices.For(actor), RoleChoices.Parse(Roles), Refusal);

    public async Task<IActionResult> OnGet(CancellationToken stop) =>
        actor.SteppedUpAt > clock.GetCurrentInstant() - Pipeline.Access.StepUpFor ? await Shown(stop) : LocalRedirect(StepUpPage.For(Request));

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var invited = await runner.Run(invite, new(Name ?? "", Email ?? "", RoleChoices.Parse(Roles), Practitioner), actor, stop);
        if (invited.Refusal is null) return Redirect(UsersPage.Path);
        Refusal = invited.Refusal;
        Response.StatusCode = Refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        var found = await runner.Run(list, Done.It, actor, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        Practitioners = found.Value.Practitioners;
        return Page();
    }
}
