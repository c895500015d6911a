using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Sessions;

/// <summary>When in the visit a checklist entry is worked through.</summary>
public enum ChecklistPhase { Pre, During, Post }

/// <summary>One line of the session checklist.</summary>
/// <param name="Fact">The session fact that answers it; null for one that is only ticked.</param>
public sealed record ChecklistEntry(string Id, ChecklistPhase Phase, Said Text, string? Fact, Evidence Evidence);
