using Filiform.Journeys.Practice.Import;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>Reads what a resource is about: its codes, and the words for it.</summary>
internal static class CodeReader
{
    private const int Longest = 300;

    /// <returns>The member's name, the words (null when there are none), and the codes.</returns>
    public static (string Member, string? Display, ImmutableArray<RecordCoding> Codings) Read(R4.CodeableConcept? concept, string member)
    {
        var codings = concept?.Coding.Where(coding => coding.Code is not null)
            .Select(coding => new RecordCoding(coding.System ?? "", coding.Code!, Cut(coding.Display))).ToImmutableArray() ?? [];
        return (member, Cut(concept?.Text) ?? codings.Select(coding => coding.Display).FirstOrDefault(display => display is not null) ?? codings.FirstOrDefault()?.Code, codings);
    }

    /// <returns>Null for a text of nothing but spaces.</returns>
    public static string? Cut(string? text) => text?.Trim() is { Length: > 0 } said ? said.Length <= Longest ? said : said[..Longest] : null;

    /// <summary>The first code of a concept, such as <c>active</c>.</summary>
    public static string? First(R4.CodeableConcept? concept) => concept?.Coding.Select(coding => coding.Code).FirstOrDefault(code => code is not null);
}
