using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Passkeys;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Access;

/// <summary>One's own ways in, sign-ins and clinics.</summary>
[LimitSignIn]
public sealed class MePage(
    Runner runner, ShowMyAccess show, StartPasskey startPasskey, AddPasskey addPasskey, RemovePasskey removePasskey, SetMyPassword setPassword,
    RenewRecoveryCodes renewCodes, EndOtherSignIns endOthers, ChooseClinic choose, Actor actor, IClock clock) : PasskeyPage
{
    public ShowMyAccess.Answer? Me { get; private set; }

    /// <summary>Shown once, right after they were made.</summary>
    public ImmutableArray<string> Codes { get; private set; } = [];

    /// <summary>Whether changes may be made without proving again who this is.</summary>
    public bool IsFresh => actor.SteppedUpAt > clock.GetCurrentInstant() - Pipeline.Access.StepUpFor;

    public AuthenticatorPicture Picture => new(Me!.NewSecret, Me.Email, Refusal);

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Shown(stop);

    public async Task<IActionResult> OnPostAskNew(CancellationToken stop) => Ask(await runner.Run(startPasskey, Site.Of(Request), actor, stop));

    public async Task<IActionResult> OnPostAddPasskey(string? name, CancellationToken stop) =>
        await Renewed(await runner.Run(addPasskey, new(name ?? "", New ?? new("", "", Site.Of(Request))), actor, stop), stop);

    public async Task<IActionResult> OnPostRemovePasskey(Guid id, CancellationToken stop) => await Renewed(await runner.Run(removePasskey, id, actor, stop), stop);

    public async Task<IActionResult> OnPostPassword(string? password, string? code, CancellationToken stop)
    {
        var set = await runner.Run(setPassword, new(Given(password), Given(code)), actor, stop);
        if (set.Refusal is { } refusal) return await Refused(refusal, stop);
        SignInCookie.Write(HttpContext, set.Value.Token);
        if (set.Value.RecoveryCodes.IsEmpty) return RedirectToPage();
        Codes = set.Value.RecoveryCodes;
        return await Shown(stop);
    }

    public async Task<IActionResult> OnPostCodes(CancellationToken stop)
    {
        var made = await runner.Run(renewCodes, Done.It, actor, stop);
        if (made.Refusal is { } refusal) return await Refused(refusal, stop);
        Codes = made.Value;
        return await Shown(stop);
    }

    public async Task<IActionResult> OnPostEnd(Id<SignIn>? one, CancellationToken stop)
    {
        var ended = await runner.Run(endOthers, new(one), actor, stop);
        return ended.Refusal is { } refusal ? await Refused(refusal, stop) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostClinic(Id<Clinic> clinic, CancellationToken stop)
    {
        var chosen = await runner.Run(choose, clinic, actor, stop);
        return chosen.Refusal is { } refusal ? await Refused(refusal, stop) : Redirect(SignInPage.Home);
    }

    public string Day(Instant at) => ClinicTime.Day(at.InZone(Zone).Date);

    public string Time(Instant at) => ClinicTime.DayAndTime(at.InZone(Zone));

    /// <summary>Zone of the clinic worked in.</summary>
    private DateTimeZone Zone => Me!.Zone is { } zone ? DateTimeZoneProviders.Tzdb[zone] : DateTimeZone.Utc;

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<IActionResult> Renewed(Result<string> renewed, CancellationToken stop)
    {
        if (renewed.Refusal is { } refusal) return await Refused(refusal, stop);
        SignInCookie.Write(HttpContext, renewed.Value);
        return RedirectToPage();
    }

    private async Task<IActionResult> Refused(Refusal refusal, CancellationToken stop)
    {
        if (refusal == Refusal.StepUpFirst) return LocalRedirect("/clinic/step-up?return=/clinic/me");
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return await Shown(stop);
    }

    private async Task<IActionResult> Shown(CancellationToken stop)
    {
        var me = await runner.Run(show, Done.It, actor, stop);
        if (me.Refusal is { } refusal) return StatusCode(refusal.Status);
        Me = me.Value;
        return Page();
    }
}
