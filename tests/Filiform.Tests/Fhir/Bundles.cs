using System.Text;
using Filiform.Tests.House;

namespace Filiform.Tests.Fhir;

/// <summary>The bundles that tests read: our own small ones, and Synthea's where this checkout has them beside it.</summary>
internal static class Bundles
{
    public static ReadOnlyMemory<byte> TwoPeople { get; } = File.ReadAllBytes(Path.Combine(Sources.Root, "tests", "Filiform.Tests", "Fhir", "fixtures", "two-people.json"));

    /// <summary>Empty where they are not there.</summary>
    public static ImmutableArray<string> Synthea { get; } = Directory.Exists(SyntheaFolder) ? [.. Directory.GetFiles(SyntheaFolder, "patient-*.json").Order()] : [];

    public static ReadOnlyMemory<byte> Of(params IEnumerable<string> resources) => Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",\n", resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""");

    public static string Patient(string id = "p", string more = "") =>
        $$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"Ruiz","given":["Ana"]}],"birthDate":"1980-01-02"{{more}}}""";

    public static string Condition(string words, string status = "active", string onset = "2020-05-01", string more = "", string patient = "p", string id = "c") =>
        $$"""
        {"resourceType":"Condition","id":"{{id}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"{{status}}"}]},
         "code":{"text":"{{words}}"},"subject":{"reference":"Patient/{{patient}}"},"onsetDateTime":"{{onset}}"{{more}}}
        """;

    public static string Medicine(string words, string status = "active", string more = "", string id = "m") =>
        $$"""
        {"resourceType":"MedicationRequest","id":"{{id}}","status":"{{status}}","intent":"order","medicationCodeableConcept":{"text":"{{words}}"},
         "subject":{"reference":"Patient/p"},"authoredOn":"2019-05-01"{{more}}}
        """;

    private static string SyntheaFolder => Path.GetFullPath(Path.Combine(Sources.Root, "..", "shared", "data", "fhir"));
}
