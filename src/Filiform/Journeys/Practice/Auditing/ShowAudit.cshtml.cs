using System.Globalization;
using Filiform.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Auditing;

/// <summary>The audit viewer. It is filtered by POST: a record number is the patient's and stands in no address.</summary>
public sealed class ShowAuditPage(Runner runner, ShowAudit show, ExportAudit export, CheckAudit check, Words words, Actor actor) : PageModel
{
    public ShowAudit.Answer? Found { get; private set; }
    public AuditVerify.Report? Report { get; private set; }
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(new(), stop);

    public Task<IActionResult> OnPost(CancellationToken stop) => Show(Wish(), stop);

    public async Task<IActionResult> OnPostCheck(CancellationToken stop)
    {
        var checkedLog = await runner.Run(check, new(), actor, stop);
        (Refusal, Report) = (checkedLog.Refusal, checkedLog.Refusal is null ? checkedLog.Value : null);
        return await Show(new(), stop);
    }

    public async Task<IActionResult> OnPostCsv(CancellationToken stop)
    {
        var found = await runner.Run(export, Wish(), actor, stop);
        if (found.Refusal is { } refusal)
        {
            Refusal = refusal;
            return await Show(new(), stop);
        }

        string[] header = ["at", "who", "roles", "use-case", "number", "outcome", "fields", "address", "seq", "code"];
        return Csv.File("audit", header.Select(column => words[$"practice.column-{column}"]), found.Value.Entries.Select(entry => new[]
        {
            entry.At.ToString("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), Who(entry), Roles(entry.Roles), Plain(entry.UseCase) ?? entry.UseCase, entry.PatientNumber, Outcome(entry.Outcome),
            entry.Fields, entry.Address, entry.Seq?.ToString(CultureInfo.InvariantCulture), entry.UseCase,
        }));
    }

    public string Who(AuditListed entry) => entry.Who ?? words[$"practice.actor-{entry.ActorKind}"];

    /// <returns>What was done, in plain words; null when there are none for it.</returns>
    public string? Plain(string useCase) => words.Has($"audit.{useCase}") ? words[$"audit.{useCase}"] : null;

    /// <summary>The kinds that occur, in the order of their words.</summary>
    public IEnumerable<(string UseCase, string Said)> Kinds =>
        Found!.UseCases.Select(useCase => (useCase, Plain(useCase) ?? useCase)).OrderBy(kind => kind.Item2, StringComparer.CurrentCulture);

    /// <param name="codes">As an entry keeps them, with a space between.</param>
    public string Roles(string codes) => string.Join(", ", codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(code => words.Has($"access.role-{code}") ? words[$"access.role-{code}"] : code));

    public string Outcome(string code) => words.Has($"practice.outcome-{code}") ? words[$"practice.outcome-{code}"] : code;

    public string At(Instant at) => at.InZone(Found!.Clinic.TimeZone).ToString(Words.Language == "es" ? "d MMM, H:mm:ss" : "MMM d, h:mm:ss tt", CultureInfo.CurrentCulture);

    private ShowAudit.Request Wish() => new(
        Typed.Day("first"), Typed.Day("last"), Typed.Id<Staff>("person"), Typed["patient"], Typed["use-case"], Typed["outcome"], Typed.Id<AuditEntry>("before"),
        ShowAudit.OtherKinds.FirstOrDefault(kind => kind == Typed["person"]));

    private async Task<IActionResult> Show(ShowAudit.Request request, CancellationToken stop)
    {
        var found = await runner.Run(show, request, actor, stop);
        if (found.Refusal is { Code: "not-allowed" }) return NotFound();
        if (found.Refusal is { } refusal)
        {
            // The days stand; what was wrong is said above them.
            Refusal = refusal;
            found = await runner.Run(show, request with { PatientNumber = null }, actor, stop);
        }

        Found = found.Value;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
