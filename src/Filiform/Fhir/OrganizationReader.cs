using Filiform.Journeys.Practice.Import;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>Reads the first organization of a bundle, which an empty installation takes for its clinic.</summary>
internal static class OrganizationReader
{
    /// <returns>Null when the bundle names none.</returns>
    public static OrganizationEntry? First(IEnumerable<BundleEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Resource is R4.Organization) is { } entry ? Read(entry, (R4.Organization)entry.Resource) : null;

    private static OrganizationEntry? Read(BundleEntry entry, R4.Organization organization)
    {
        var address = organization.Address.FirstOrDefault();
        if (CodeReader.Cut(organization.Name) is not { } name)
        {
            entry.Warn("name", "is missing, so it cannot become a clinic");
            return null;
        }

        return new(
            entry.Path, KeyReader.Of(organization.Identifier) ?? entry.Key ?? name, name,
            string.Join(", ", address?.Line ?? []), address?.City ?? "", address?.State ?? "", address?.PostalCode ?? "",
            Telecom(organization, R4.ContactPoint.ContactPointSystem.Phone), Telecom(organization, R4.ContactPoint.ContactPointSystem.Email));
    }

    private static string Telecom(R4.Organization organization, R4.ContactPoint.ContactPointSystem system) =>
        organization.Telecom.FirstOrDefault(contact => contact.System == system)?.Value ?? "";
}
