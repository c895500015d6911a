using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Triage;

/// <summary>How soon somebody must act on a check-in, from never to now.</summary>
public enum TriageLevel { None, SelfCare, ClinicianReview, UrgentSameDay, Emergency }

/// <summary>One thing a check-in may report.</summary>
/// <param name="Inputs">The told facts that <paramref name="When"/> reads, also through derived ones, in the order of the data file.</param>
public sealed record TriageRule(
    string Id, TriageLevel Level, Condition When, ImmutableArray<int> Inputs, Said PatientMessage, Said ClinicianAlert, Evidence Evidence);
