using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Store;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.MyCare;

/// <summary>A patient's own passkeys: the way to sign in without waiting for a letter.</summary>
[LimitSignIn]
public sealed class MyPasskeysPage(
    Runner runner, ListMyPasskeys list, StartPasskey start, AddPasskey add, RemovePasskey remove, Actor actor, IClock clock) : PasskeyPage
{
    public ImmutableArray<PasskeyRow> Passkeys { get; private set; } = [];
    public bool IsFresh => actor.SteppedUpAt > clock.GetCurrentInstant() - Pipeline.Access.StepUpFor;

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Shown(stop);

    public async Task<IActionResult> OnPostAsk(CancellationToken stop) => Ask(await runner.Run(start, Site.Of(Request), actor, stop));

    public async Task<IActionResult> OnPost(string? name, CancellationToken stop) =>
        await Finish(await runner.Run(add, new(name ?? "", New ?? new("", "", Site.Of(Request))), actor, stop), stop);

    public async Task<IActionResult> OnPostRemove(Guid id, CancellationToken stop) => await Finish(await runner.Run(remove, id, actor, stop), stop);

    private async Task<IActionResult> Finish(Result<string> renewed, CancellationToken stop)
    {
        if (renewed.Refusal is null)
        {
            SignInCookie.Write(HttpContext, renewed.Value);
            return RedirectToPage();
        }

        Refusal = renewed.Refusal;
        Response.StatusCode = Refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        Passkeys = (await runner.Run(list, new(actor.Patient!.Value), actor, stop)).Value;
        return Page();
    }
}

public sealed class ListMyPasskeys : IUseCase<ShowMyCare.Request, ImmutableArray<PasskeyRow>>
{
    public Permission Permission => Permission.ReadRecord;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<PasskeyRow>>> Handle(ShowMyCare.Request request, Work work) => await PasskeyReader.Of(work, request.Patient.Value);
}
