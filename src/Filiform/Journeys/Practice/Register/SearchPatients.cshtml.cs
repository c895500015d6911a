using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Register;

/// <summary>One box that finds a patient. It is posted, so that no name and no birth date stands in an address.</summary>
public sealed class SearchPatientsPage(Runner runner, SearchPatients search, ListTodaysPatients list, ExportPatients export, Words words, Actor actor) : PageModel
{
    public SearchPatients.Answer? Found { get; private set; }
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);
    public bool MayExport => actor.Is(Role.ClinicLead);

    /// <summary>Those who come today, while nobody was looked for.</summary>
    public SearchPatients.Answer? Today { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var today = await runner.Run(list, Done.It, actor, stop);
        if (today.Refusal is not null) return NotFound();
        Today = today.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop) => Show(await runner.Run(search, new(Typed["find"]), actor, stop));

    public async Task<IActionResult> OnPostCsv(CancellationToken stop)
    {
        var found = await runner.Run(export, new(Typed["find"]), actor, stop);
        if (found.Refusal is not null) return Show(found);
        string[] header = ["number", "name", "born", "phone", "email", "language"];
        return Csv.File("patients", header.Select(column => words[$"practice.column-{column}"]), found.Value.Found.Select(patient => new[]
        {
            patient.Number, patient.Name, ClinicDays.Field(patient.BirthDate), patient.Phone, patient.Email, patient.Language,
        }));
    }

    public string At(Instant at) => ClinicTime.DayAndTime(at.InZone(DateTimeZoneProviders.Tzdb[(Found ?? Today)!.Zone]));

    private IActionResult Show(Result<SearchPatients.Answer> found)
    {
        if (found.Refusal is { Code: "not-allowed" }) return NotFound();
        (Refusal, Found) = (found.Refusal, found.Refusal is null ? found.Value : null);
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
