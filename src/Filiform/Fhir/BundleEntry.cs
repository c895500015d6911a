using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>One resource of a bundle, and where it stands.</summary>
/// <param name="Path">Such as <c>entry[3].resource</c>.</param>
internal sealed record BundleEntry(R4.Resource Resource, string Path, string? FullUrl, BundleReading Bundle)
{
    /// <summary>What tells it from every other of its type; null when the file does not say.</summary>
    public string? Key => Resource.Id ?? FullUrl;

    public void Fault(string? member, string message) => Bundle.Faults.Add(new(Of(member), message));

    public void Warn(string? member, string message) => Bundle.Warnings.Add(new(Of(member), message));

    private string Of(string? member) => member is null ? Path : $"{Path}.{member}";
}
