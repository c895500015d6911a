using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Register;

/// <summary>One box that finds a patient. It is posted, so that no name and no birth date stands in an address.</summary>
public sealed class SearchPatientsPage(Runner runner, SearchPatients search, ExportPatients export, Words words, Actor actor) : PageModel
{
    public SearchPatients.Answer? Found { get; private set; }
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);
    public bool MayExport => actor.Is(Role.ClinicLead);
    public bool MayFind => actor.Is(Role.Therapist) || actor.Is(Role.FrontDesk) || actor.Is(Role.ClinicLead);

    public IActionResult OnGet() => MayFind ? Page() : NotFound();

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

    public string At(Instant at) => ClinicTime.DayAndTime(at.InZone(DateTimeZoneProviders.Tzdb[Found!.Zone]));

    private IActionResult Show(Result<SearchPatients.Answer> found)
    {
        if (found.Refusal is { Code: "not-allowed" }) return NotFound();
        (Refusal, Found) = (found.Refusal, found.Refusal is null ? found.Value : null);
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}
