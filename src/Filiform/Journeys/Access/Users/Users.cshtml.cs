using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access.Users;

/// <summary>Who works at this clinic, and in what roles.</summary>
public sealed class UsersPage(Runner runner, ListUsers list, DecideRoleChange decide, SetIdleMinutes setIdle, Words words, Actor actor) : PageModel
{
    internal const string Path = "/clinic/settings/users";

    public ListUsers.Answer? Answer { get; private set; }
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Shown(stop);

    public async Task<IActionResult> OnPostDecide(Guid change, bool agree, CancellationToken stop) =>
        await Finish(await runner.Run(decide, new(change, agree), actor, stop), stop);

    public async Task<IActionResult> OnPostIdle(int minutes, CancellationToken stop) => await Finish(await runner.Run(setIdle, minutes, actor, stop), stop);

    public string Say(ImmutableArray<Role> roles) =>
        roles.IsEmpty ? words["access.no-role"] : string.Join(", ", roles.Select(role => words[$"access.role-{role.Code}"]));

    public bool MayChange(ListUsers.User user) =>
        user.Id.Value != actor.Id && (actor.Is(Role.Admin) || user.Roles.All(role => role == Role.Therapist));

    private async Task<IActionResult> Finish(Result<Done> done, CancellationToken stop)
    {
        if (done.Refusal is null) return Redirect(Path);
        if (done.Refusal == Refusal.StepUpFirst) return LocalRedirect($"/clinic/step-up?return={Path}");
        Refusal = done.Refusal;
        Response.StatusCode = Refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        var found = await runner.Run(list, Done.It, actor, stop);
        if (found.Refusal is { } refusal) return StatusCode(refusal.Status);
        Answer = found.Value;
        return Page();
    }
}
