using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Sessions;

/// <summary>What is planned and recorded of one session.</summary>
/// <param name="Facts">By session fact id; what is not there is not known, and blocks where a rule needs it.</param>
public sealed record SessionSoFar(SessionPhase Phase, IReadOnlyDictionary<string, Value> Facts);
