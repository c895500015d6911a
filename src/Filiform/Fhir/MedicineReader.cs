using Filiform.Journeys.Practice.Import;
using Hl7.Fhir.Utility;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>Medicines, as ordered or as said to be taken.</summary>
internal sealed record MedicineReader() : ItemReader("medication", "medicationCodeableConcept")
{
    /// <summary>A medicine stands in the resource itself, within it, or elsewhere in the bundle.</summary>
    public override R4.CodeableConcept? Code(BundleEntry entry) => Medicine(entry.Resource) switch
    {
        R4.CodeableConcept concept => concept,
        R4.ResourceReference reference => (Contained(entry.Resource, reference) ?? entry.Bundle.Resolve(reference) as R4.Medication)?.Code
            ?? (CodeReader.Cut(reference.Display) is { } said ? new R4.CodeableConcept { Text = said } : null),
        _ => null,
    };

    public override (string, R4.ResourceReference?) Subject(R4.Resource resource) => ("subject", resource switch
    {
        R4.MedicationRequest request => request.Subject,
        R4.MedicationStatement statement => statement.Subject,
        _ => null,
    });

    public override (string Word, Standing Standing) Status(R4.Resource resource) => resource switch
    {
        R4.MedicationRequest request => Ordered(request),
        R4.MedicationStatement statement => Taken(EnumUtility.GetLiteral(statement.Status) ?? "unknown"),
        _ => ("unknown", Standing.Unclear),
    };

    public override (PartialDate? Onset, PartialDate? Ended) Dates(R4.Resource resource) => resource switch
    {
        R4.MedicationRequest request => (PartialDate.Of(request.AuthoredOn), PartialDate.Of(LastDose(request) ?? request.DispenseRequest?.ValidityPeriod?.End)),
        R4.MedicationStatement statement => statement.Effective is R4.Period period ? Span(period) : (Span(statement.Effective).From, null),
        _ => (null, null),
    };

    private static R4.DataType? Medicine(R4.Resource resource) => resource switch
    {
        R4.MedicationRequest request => request.Medication,
        R4.MedicationStatement statement => statement.Medication,
        _ => null,
    };

    private static R4.Medication? Contained(R4.Resource resource, R4.ResourceReference reference) => reference.Reference?.StartsWith('#') == true
        ? (resource as R4.DomainResource)?.Contained.OfType<R4.Medication>().FirstOrDefault(medicine => medicine.Id == reference.Reference[1..])
        : null;

    private static (string, Standing) Ordered(R4.MedicationRequest request)
    {
        var word = EnumUtility.GetLiteral(request.Status) ?? "unknown";
        // An order not to give it is no medicine; a proposal or a plan is none yet.
        if (request.DoNotPerform == true || word == "entered-in-error") return (word, Standing.Void);
        if (word is "stopped" or "completed" or "cancelled") return (word, Standing.Past);
        var meant = EnumUtility.GetLiteral(request.Intent) is not ("proposal" or "plan" or "option");
        return (word, word == "active" && meant ? Standing.Present : Standing.Unclear);
    }

    private static (string, Standing) Taken(string word) => (word, word switch
    {
        "active" => Standing.Present,
        "completed" or "stopped" => Standing.Past,
        "not-taken" or "entered-in-error" => Standing.Void,
        _ => Standing.Unclear,
    });

    private static string? LastDose(R4.MedicationRequest request) => request.DosageInstruction
        .Select(dosage => (dosage.Timing?.Repeat?.Bounds as R4.Period)?.End).Where(end => end is not null).Max(StringComparer.Ordinal);
}
