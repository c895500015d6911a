using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Journeys.Shared;

/// <summary>How serious a rule looks. One rule looks the same in every list that shows it.</summary>
public static class RuleKind
{
    /// <param name="decided">A clinician has documented why it may be passed; an absolute rule cannot be.</param>
    /// <returns><c>stop</c>, <c>warn</c> or <c>info</c>, as banners and tags take it.</returns>
    public static string Of(Severity severity, FindingState state, bool decided) => (severity, state) switch
    {
        (Severity.Absolute, FindingState.Fired) => "stop",
        _ when decided => "info",
        (Severity.Precaution, FindingState.Fired) => "info",
        _ => "warn",
    };
}
