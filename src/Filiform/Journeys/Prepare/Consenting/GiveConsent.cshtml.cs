using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>Read, ask, then sign or say no.</summary>
[LinkPage]
public sealed class GiveConsentPage(
    Runner runner, ReadConsent read, GiveConsent give, RefuseConsent refuse, AskAboutConsent ask, ClinicalContent content, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty] public string? TextHash { get; set; }
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public long ShownAt { get; set; }
    [BindProperty] public string? Key { get; set; }
    [BindProperty] public string? Understood { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Relation { get; set; }
    [BindProperty] public string? Interpreter { get; set; }
    [BindProperty] public string? Question { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public ClinicalContent Knowledge => content;
    public ReadConsent.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>The text is not the one that was shown: it was not signed and stands here anew.</summary>
    public bool Changed => Refusal == Refusal.Stale;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (await Load(Words.Language, stop) is { } elsewhere) return elsewhere;
        Present();
        if (View.IsMinor) Relation = Signer.Guardian;
        return Page();
    }

    public Task<IActionResult> OnPost(CancellationToken stop) =>
        Run(give, new(Patient, Visit, Display, new(Name ?? "", Relation ?? "", Interpreter), Understanding, Question, Key), "?signed=1", stop);

    public Task<IActionResult> OnPostRefuse(CancellationToken stop) => Run(refuse, new(Patient, Visit, Display, Understanding, Reason, Key), "?refused=1", stop);

    public Task<IActionResult> OnPostAsk(CancellationToken stop) => Run(ask, new(Patient, Visit, Question, Key), "/consent?asked=1", stop);

    private Id<Patient> Patient => actor.Patient!.Value;
    private Id<Appointment> Visit => actor.Appointment!.Value;

    private bool? Understanding => Understood switch { "yes" => true, "no" => false, _ => null };

    private Display Display => new(
        Language is not null && Words.Languages.Contains(Language) ? Language : Words.Language, TextHash ?? "",
        Instant.FromUnixTimeSeconds(Math.Clamp(ShownAt, 0, 32_503_680_000)), Request.Headers.UserAgent.ToString());

    private async Task<IActionResult> Run<TRequest, TResult>(IUseCase<TRequest, TResult> useCase, TRequest request, string then, CancellationToken stop)
    {
        var result = await runner.Run(useCase, request, actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}{then}");

        Refusal = result.Refusal;
        if (Refusal.Status is 404 or 410) return StatusCode(Refusal.Status);
        if (await Load(Changed ? Words.Language : Display.Language, stop) is { } elsewhere) return elsewhere;
        if (Changed) Present();
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    /// <summary>Notes what is put before the person now.</summary>
    private void Present() => (TextHash, Language, ShownAt, Key) = (View.Text.Hash, View.Text.Language, View.ShownAt.ToUnixTimeSeconds(), $"{Guid.NewGuid():N}");

    private async Task<IActionResult?> Load(string language, CancellationToken stop)
    {
        var result = await runner.Run(read, new(Patient, Visit, language), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return null;
    }
}
