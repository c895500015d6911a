using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Practice;

/// <summary>What a practitioner must hold, and what happens once it lapses.</summary>
/// <param name="Expires">Whether it has an end date.</param>
/// <param name="Blocks">What is refused without it.</param>
/// <param name="PerJurisdiction">It counts only where it was issued.</param>
/// <param name="MayBeExtended">A clinic director may allow a few days beyond its end, with a written reason.</param>
public sealed record CredentialKind(string Id, Said Name, bool Expires, Blocks Blocks, bool PerJurisdiction, bool MayBeExtended)
{
    /// <summary>Days beyond its end that a director may allow.</summary>
    public const int ExtensionDays = 14;

    /// <summary>Whether this credential stands in the way of needling on a day, local to the clinic.</summary>
    /// <param name="expires">Its end date, valid through that whole day; null for none.</param>
    /// <param name="extended">A director allowed it to run on, with a written reason.</param>
    public bool MayNeedle(LocalDate? expires, LocalDate on, bool extended = false)
    {
        if (Blocks == Blocks.Nothing) return true;
        // An end date that should be there and is not is unknown, and unknown never clears anybody.
        if (expires is not { } end) return !Expires;
        return on <= (extended && MayBeExtended ? end.PlusDays(ExtensionDays) : end);
    }
}

/// <summary>What a missing or lapsed credential refuses.</summary>
public enum Blocks { Nothing, Needling, AdvancedMuscles, ElectricalStimulation }

/// <summary>One credential as a practitioner holds it.</summary>
/// <param name="Jurisdiction">Where it counts; null where that does not matter.</param>
/// <param name="Expires">Null for none.</param>
public sealed record HeldCredential(string Kind, string? Jurisdiction, LocalDate? Expires, bool Extended = false);
