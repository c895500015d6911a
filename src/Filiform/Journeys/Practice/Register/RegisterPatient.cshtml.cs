using Filiform.Journeys.Book.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Register;

/// <summary>The form for a new patient, and the question whether they are on file already.</summary>
public sealed class RegisterPatientPage(Runner runner, RegisterPatient register, Actor actor) : PageModel
{
    public Refusal? Refusal { get; private set; }
    public ImmutableArray<PatientListed> Alike { get; private set; } = [];
    public PatientForm Form { get; private set; } = null!;

    /// <summary>Whether a visit is being booked, and this is somebody new.</summary>
    public bool ForBooking => Request.Query.ContainsKey("book");
    public DeskCell Cell => DeskCell.Read(Request.Query);
    public string Address => "/clinic/patients/new" + (ForBooking ? Cell.With(KeyValuePair.Create("book", (string?)"yes")) : "");

    public IActionResult OnGet()
    {
        if (!actor.Is(Role.Therapist) && !actor.Is(Role.FrontDesk) && !actor.Is(Role.ClinicLead)) return NotFound();
        Form = PatientForm.Empty;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var typed = new Typed(Request);
        var answer = await runner.Run(register, new(PatientForm.Read(typed), typed["anyway"] == "yes", typed["key"]), actor, stop);
        if (answer.Refusal is { Code: "not-allowed" }) return NotFound();
        if (answer.Refusal is null && answer.Value.Registered is { } id)
            return new SeeOther(ForBooking ? $"/clinic/patients/{id}/book{Cell.Query}" : $"/clinic/patients/{id}/desk");

        (Refusal, Alike, Form) = (answer.Refusal, answer.Refusal is null ? answer.Value.Alike : [], PatientForm.Of(typed, answer.Refusal));
        Response.StatusCode = Refusal?.Status ?? 200;
        return Page();
    }
}

/// <summary>The fields of a patient as a page shows them: as text, so that also what is wrong stays there.</summary>
public sealed record PatientForm(string? Given, string? Family, string? Born, string? Email, string? Phone, string? Language, Refusal? Refusal)
{
    public static readonly PatientForm Empty = new(null, null, null, null, null, null, null);

    public static PatientForm Of(Typed typed, Refusal? refusal) =>
        new(typed["given"], typed["family"], typed["born"], typed["email"], typed["phone"], typed["language"], refusal);

    public static PatientForm Of(PatientRow patient) =>
        new(patient.GivenName, patient.FamilyName, ClinicDays.Field(patient.BirthDate), patient.Email, patient.Phone, patient.Language, null);

    public static PatientFields Read(Typed typed) =>
        new(typed["given"], typed["family"], typed.Day("born"), typed["email"], typed["phone"], typed["language"]);

    public bool Wrong(string field) => Refusal?.Reasons.IsDefaultOrEmpty == false && Refusal.Reasons.Any(reason => reason.Field == field);
}
