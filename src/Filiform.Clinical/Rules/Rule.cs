using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Rules;

/// <summary>One hazard: when it is there, how bad that is, and what it asks for.</summary>
/// <param name="Inputs">The told facts that <paramref name="When"/> reads, also through derived ones, in the order of the data file.</param>
/// <param name="PatientMessage">For patients; every other text is for clinicians.</param>
/// <param name="Requires">Codes of <c>vocabulary.requires</c>, in the order of the data file.</param>
/// <param name="Session">When in the session it is asked and what it blocks; null for a rule about the person.</param>
public sealed record Rule(
    string Id, Said Title, Severity Severity, Disposition Disposition, Scope Scope, Condition When, ImmutableArray<int> Inputs,
    Said PatientMessage, Said ClinicianAction, ImmutableArray<string> Requires, Evidence Evidence, SessionStep? Session)
{
    /// <summary>Whose it is besides ours; null where it stands as shipped.</summary>
    public ClinicVoice? Clinic { get; init; }

    /// <summary>Whether it says that two answers cannot both be right.</summary>
    public bool IsContradiction => Id.EndsWith("-contradiction", StringComparison.Ordinal);
}

/// <summary>What a clinic said about a rule: that it is its own, or that ours is stricter there.</summary>
/// <param name="Name">The clinic or network, as it names itself.</param>
/// <param name="Why">Why ours was made stricter; null for a rule of its own.</param>
/// <param name="Shipped">The rule as we ship it; null for a rule of its own.</param>
public sealed record ClinicVoice(Said Name, Said? Why, Rule? Shipped);

public enum ScopeKind { Global, Region, Muscle, Technique, Session }

/// <summary>Which plans a rule concerns.</summary>
/// <param name="Covers">Whether a known plan shares a value with the scope; null when the rule concerns everybody.</param>
public sealed record Scope(
    ScopeKind Kind, ImmutableArray<string> Regions, ImmutableArray<string> MuscleHazards, ImmutableArray<string> Techniques,
    Condition? Covers);

/// <param name="Blocks">What cannot happen while the rule is true or unknown; null when it only advises.</param>
public sealed record SessionStep(SessionPhase Phase, SessionBlock? Blocks);
