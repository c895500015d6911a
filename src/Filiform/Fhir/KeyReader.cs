using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>Chooses what tells a person or an organization from every other.</summary>
internal static class KeyReader
{
    /// <summary>The record number, or else the first identifier that is neither old nor a number of the state.</summary>
    /// <returns><c>system|value</c>; null when there is none.</returns>
    public static string? Of(IEnumerable<R4.Identifier> identifiers)
    {
        var current = identifiers.Where(each => each.Value is not null && each.Use != R4.Identifier.IdentifierUse.Old && !IsOfTheState(each)).ToList();
        var chosen = current.FirstOrDefault(each => Types(each).Contains("MR")) ?? current.FirstOrDefault();
        return chosen is null ? null : $"{chosen.System}|{chosen.Value}";
    }

    /// <summary>Social security, licences and passports are nobody's record number, and not ours to keep.</summary>
    private static bool IsOfTheState(R4.Identifier identifier) => Types(identifier).Any(type => type is "SS" or "SB" or "DL" or "PPN" or "NI" or "TAX");

    private static IEnumerable<string> Types(R4.Identifier identifier) => identifier.Type?.Coding.Select(coding => coding.Code ?? "") ?? [];
}
