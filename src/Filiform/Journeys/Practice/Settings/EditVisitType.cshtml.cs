using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>The form that adds a visit type, or changes one. Reading it is for whoever may change it.</summary>
public sealed class EditVisitTypePage(Runner runner, ShowVisitTypes show, AddVisitType add, ChangeVisitType change, Actor actor) : PageModel
{
    /// <summary>Null to add one.</summary>
    [BindProperty(SupportsGet = true)] public Id<VisitType>? Id { get; set; }

    public VisitTypeRow? OnFile { get; private set; }

    /// <summary>What stands in the form: what was typed, or what is on file.</summary>
    public VisitTypeForm Form { get; private set; } = VisitTypeForm.Empty;
    public bool Active { get; private set; } = true;
    public bool Needling => Typed["visit-needling"] == "yes";
    public Refusal? Refusal { get; private set; }

    /// <summary>Kept over a refusal: it is still the same wish.</summary>
    public string Key => Typed["key"] ?? Guid.NewGuid().ToString();

    private Typed Typed => new(Request);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var form = VisitTypeForm.Of(Typed);
        if (Id is not { } id) Refusal = (await runner.Run(add, new(form, Needling, Typed["key"]), actor, stop)).Refusal;
        else if (!int.TryParse(Typed["version"], CultureInfo.InvariantCulture, out var version)) return BadRequest();
        else Refusal = (await runner.Run(change, new(id, version, form, Typed["visit-active"] == "yes"), actor, stop)).Refusal;
        return Refusal is null ? new SeeOther("/clinic/settings/visit-types?done=yes") : await Show(stop);
    }

    public bool Wrong(string field) => Refusal?.Reasons.IsDefaultOrEmpty == false && Refusal.Reasons.Any(reason => reason.Field == field);

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null || !Permission.SetClinic.Roles.Keys.Any(actor.Is)) return NotFound();
        OnFile = found.Value.FirstOrDefault(each => each.Id == Id);
        if (Id is not null && OnFile is null) return NotFound();

        if (Request.HasFormContentType) (Form, Active) = (VisitTypeForm.Of(Typed), Typed["visit-active"] == "yes");
        else if (OnFile is not null) (Form, Active) = (VisitTypeForm.Of(OnFile), OnFile.Active);
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
