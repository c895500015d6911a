using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Import;
using NodaTime.Text;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>Reads a person: the name as it is written, and how to reach them.</summary>
internal static class PatientReader
{
    private const int LongestName = 120;

    /// <returns>Null when something is wrong, or when they are not to be a patient here.</returns>
    public static PersonEntry? Read(BundleEntry entry, ImmutableArray<RecordEntry> items)
    {
        var patient = (R4.Patient)entry.Resource;
        if (IsGone(entry, patient)) return null;
        var (identifier, born, name) = (Identifier(entry, patient), BirthDate(entry, patient), Name(entry, patient));
        if (identifier is null || born is null || name is not { } named) return null;
        return new(entry.Path, identifier, new(
            named.Given, named.Family, born.Value, Contact(entry, patient, R4.ContactPoint.ContactPointSystem.Email, 254),
            Contact(entry, patient, R4.ContactPoint.ContactPointSystem.Phone, 40), Language(patient), identifier), items);
    }

    private static bool IsGone(BundleEntry entry, R4.Patient patient)
    {
        var died = patient.Deceased is R4.FhirDateTime or R4.FhirBoolean { Value: true };
        if (died) entry.Warn(patient.Deceased is R4.FhirDateTime ? "deceasedDateTime" : "deceasedBoolean", "says that this person has died; left out");
        else if (patient.Active == false) entry.Warn("active", "says that this record is no longer in use; left out");
        return died || patient.Active == false;
    }

    private static string? Identifier(BundleEntry entry, R4.Patient patient)
    {
        var identifier = KeyReader.Of(patient.Identifier) ?? entry.Key;
        if (identifier is null) entry.Fault("identifier", "is missing: without one nobody can tell this person from another");
        return identifier;
    }

    private static LocalDate? BirthDate(BundleEntry entry, R4.Patient patient)
    {
        if (patient.BirthDate is not null && LocalDatePattern.Iso.Parse(patient.BirthDate) is { Success: true, Value: { Year: >= 1900 } born }) return born;
        entry.Fault("birthDate", patient.BirthDate is null ? "is missing" : "must be a whole date such as 1980-04-02, from 1900 on");
        return null;
    }

    private static (string Given, string Family)? Name(BundleEntry entry, R4.Patient patient)
    {
        var name = patient.Name.FirstOrDefault(each => each.Use == R4.HumanName.NameUse.Official)
            ?? patient.Name.FirstOrDefault(each => each.Use == R4.HumanName.NameUse.Usual)
            ?? patient.Name.FirstOrDefault(each => each.Use is not (R4.HumanName.NameUse.Old or R4.HumanName.NameUse.Maiden or R4.HumanName.NameUse.Nickname));
        var (given, family) = (string.Join(' ', name?.Given ?? []).Trim(), name?.Family?.Trim() ?? "");
        if (given.Length + family.Length == 0) entry.Fault("name", "is missing: a given or a family name is needed");
        else if (Math.Max(given.Length, family.Length) > LongestName) entry.Fault("name", $"must have at most {LongestName} characters in each part");
        else return (given, family);
        return null;
    }

    private static string? Contact(BundleEntry entry, R4.Patient patient, R4.ContactPoint.ContactPointSystem system, int longest)
    {
        var contacts = patient.Telecom.Where(each => each.System == system && each.Use != R4.ContactPoint.ContactPointUse.Old && !string.IsNullOrWhiteSpace(each.Value)).ToList();
        var contact = (contacts.FirstOrDefault(each => each.Use == R4.ContactPoint.ContactPointUse.Mobile) ?? contacts.FirstOrDefault())?.Value?.Trim();
        if (contact is null || contact.Length <= longest) return contact;
        entry.Fault("telecom", $"must have at most {longest} characters in each value");
        return null;
    }

    /// <summary>Two letters of the language they want to be spoken to in; English when the record names none that has two.</summary>
    private static string Language(R4.Patient patient)
    {
        var wanted = patient.Communication.FirstOrDefault(each => each.Preferred == true) ?? patient.Communication.FirstOrDefault();
        var code = CodeReader.First(wanted?.Language)?.Split('-')[0].ToLowerInvariant();
        return code is { Length: 2 } && code.All(char.IsAsciiLetterLower) ? code : "en";
    }
}
