using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What a patient must hear before the next question.</summary>
public static class Urgent
{
    /// <summary>The fixed sentence of every emergency text (docs/clinical/language.md).</summary>
    private const string Emergency = "Call 911 (or your local emergency number) or go to the emergency room now.";

    /// <summary>Said in words of comfort, and no less urgent.</summary>
    private const string Crisis = "mental-health-crisis";

    private const string WarningSign = "red-flag-";

    /// <summary>The rules that fired and cannot wait until the form is sent, worst first.</summary>
    public static ImmutableArray<Rule> In(ScreeningResult result) => [.. result.Findings
        .Where(finding => finding.State == FindingState.Fired && Is(finding.Rule)).Select(finding => finding.Rule)
        .OrderByDescending(IsEmergency)];

    public static bool IsEmergency(Rule rule) => rule.PatientMessage.En.Contains(Emergency, StringComparison.Ordinal);

    public static bool IsCrisis(Rule rule) => rule.Id == Crisis;

    private static bool Is(Rule rule) => IsEmergency(rule) || IsCrisis(rule) || rule.Id.StartsWith(WarningSign, StringComparison.Ordinal);
}
