using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.Users;

/// <summary>One colleague: roles, a new invitation, and taking them out of the clinic.</summary>
public sealed class UserPage(Runner runner, ListUsers list, ChangeRoles change, InviteAgain again, DisableUser disable, Actor actor, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user")] public Guid Id { get; set; }
    [BindProperty(Name = "roles")] public string[]? Roles { get; set; }

    public new ListUsers.User? User { get; private set; }
    public Refusal? Refusal { get; private set; }
    public bool Sent { get; private set; }
    public RoleChoices Choices => new(RoleChoices.For(actor), Roles is null && Refusal is null ? User!.Roles : RoleChoices.Parse(Roles), Refusal);

    private Id<Staff> Staff => new(Id);

    public async Task<IActionResult> OnGet(CancellationToken stop) =>
        actor.SteppedUpAt > clock.GetCurrentInstant() - Pipeline.Access.StepUpFor ? await Shown(stop) : LocalRedirect(StepUpPage.For(Request));

    public async Task<IActionResult> OnPostRoles(CancellationToken stop)
    {
        var changed = await runner.Run(change, new(Staff, RoleChoices.Parse(Roles)), actor, stop);
        return await Finish(changed.Refusal, stop);
    }

    public async Task<IActionResult> OnPostOff(CancellationToken stop) => await Finish((await runner.Run(disable, Staff, actor, stop)).Refusal, stop);

    public async Task<IActionResult> OnPostAgain(CancellationToken stop)
    {
        var sent = await runner.Run(again, Staff, actor, stop);
        if (sent.Refusal is not null) return await Finish(sent.Refusal, stop);
        Sent = true;
        return await Shown(stop);
    }

    private async Task<IActionResult> Finish(Refusal? refusal, CancellationToken stop)
    {
        if (refusal is null) return Redirect(UsersPage.Path);
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        var found = await runner.Run(list, Done.It, actor, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        User = found.Value.Users.FirstOrDefault(user => user.Id.Value == Id);
        return User is null ? NotFound() : Page();
    }
}
