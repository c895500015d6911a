using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>Who works here, and what runs out.</summary>
public sealed class ShowStaffPage(Runner runner, ShowStaff show, Words words, Actor actor) : PageModel
{
    public ShowStaff.Answer Found { get; private set; } = null!;
    public bool MayEnter => Permission.SetTherapists.Roles.Keys.Any(actor.Is);

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        Found = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null) return NotFound();
        var names = found.Value.Practitioners.ToDictionary(each => each.Id, each => each.Name);
        string[] header = ["therapist", "credential", "credential-number", "issuer", "state", "issued", "expires"];
        return Csv.File("credentials", header.Select(column => words[$"practice.column-{column}"]), found.Value.Credentials.Select(each => new[]
        {
            names[each.Practitioner], CredentialWords.Kind(each.Kind), each.Number, each.Issuer, each.State,
            each.IssuedOn is { } issued ? ClinicDays.Field(issued) : null, each.ExpiresOn is { } expires ? ClinicDays.Field(expires) : null,
        }));
    }
}

/// <summary>How credentials are said.</summary>
public static class CredentialWords
{
    /// <returns>The name of the kind; its code when records from elsewhere bring one that the knowledge does not know.</returns>
    public static string Kind(string kind) => CredentialRules.Shipped.Find(kind)?.Name.In(Words.Language) ?? kind;

    /// <summary>The newest of each kind: what holds now, or held last.</summary>
    public static IEnumerable<CredentialRow> Newest(IEnumerable<CredentialRow> credentials) => credentials.GroupBy(each => (each.Kind, each.State)).Select(kind => kind.First());
}
