using System.Text.Json;
using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Filiform.Fhir;

/// <summary>Reads a FHIR R4 bundle of patients and their records, whole or not at all, and names everything that is wrong with it.</summary>
public static class BundleReader
{
    // Building these takes half a second, once.
    private static readonly Lazy<JsonSerializerOptions> Options = new(() => new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector));

    /// <param name="utf8">One JSON document, already known to be an object.</param>
    /// <returns>The people of the file and no faults; or null, and all of them.</returns>
    public static (RecordFile? File, ImmutableArray<ImportFault> Faults) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<Resource>(utf8, Options.Value) is Bundle bundle
                ? Understand(bundle, utf8)
                : (null, [new(1, "resourceType", "must be Bundle: patients come as one FHIR R4 bundle")]);
        }
        catch (DeserializationFailedException wrong)
        {
            return (null, [.. wrong.Exceptions.Select(Fault)]);
        }
    }

    private static (RecordFile? File, ImmutableArray<ImportFault> Faults) Understand(Bundle bundle, ReadOnlySpan<byte> utf8)
    {
        var reading = new BundleReading(bundle);
        var file = reading.Read();
        return reading.Faults.Count == 0
            ? (file with { Warnings = JsonLines.Locate(utf8, reading.Warnings) }, [])
            : (null, JsonLines.Locate(utf8, reading.Faults));
    }

    private static ImportFault Fault(CodedException wrong) => wrong is ExtendedCodedException placed
        ? new(placed.LineNumber ?? 1, Field(placed.InstancePath), $"{placed.BaseErrorMessage} ({placed.ErrorCode})")
        : new(1, null, $"{wrong.Message} ({wrong.ErrorCode})");

    /// <summary>As the rest of the program says it: from the document's root, without its type.</summary>
    private static string? Field(string? path) => path switch
    {
        null or "" or "$this" or "Bundle" => null,
        _ => path.StartsWith("Bundle.", StringComparison.Ordinal) ? path["Bundle.".Length..] : path,
    };
}
