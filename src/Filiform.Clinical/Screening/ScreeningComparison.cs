using System.Text.Json;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>How a rule stood in a result.</summary>
public sealed record RuleStanding(Severity Severity, Disposition Disposition, FindingState State);

/// <summary>One rule that stands otherwise than before.</summary>
/// <param name="Before">Null where it did not count.</param>
/// <param name="Now">Null where it no longer counts.</param>
public sealed record RuleChange(string Rule, RuleStanding? Before, RuleStanding? Now);

/// <summary>Compares a stored result with the same answers read anew, so that a change of knowledge says what it changed.</summary>
public static class ScreeningComparison
{
    /// <param name="stored">As <see cref="ScreenDocument"/> wrote it, perhaps years ago and with another knowledge.</param>
    /// <param name="now">The same answers as of the same day.</param>
    /// <returns>In the order of the new result, then what is gone; empty when no rule stands otherwise.</returns>
    /// <exception cref="KeyNotFoundException">The document is no result of a screening.</exception>
    public static ImmutableArray<RuleChange> Between(JsonElement stored, ScreeningResult now)
    {
        var before = stored.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!, Standing);
        var after = now.Findings.ToDictionary(finding => finding.Rule.Id, finding => new RuleStanding(finding.Rule.Severity, finding.Rule.Disposition, finding.State));
        return
        [
            .. now.Findings.Select(finding => new RuleChange(finding.Rule.Id, before.GetValueOrDefault(finding.Rule.Id), after[finding.Rule.Id])).Where(change => change.Before != change.Now),
            .. before.Where(rule => !after.ContainsKey(rule.Key)).Select(rule => new RuleChange(rule.Key, rule.Value, null)),
        ];
    }

    private static RuleStanding Standing(JsonElement rule) => new(
        Codes.Find<Severity>(rule.GetProperty("severity").GetString()!) ?? Severity.Absolute,
        Codes.Find<Disposition>(rule.GetProperty("disposition").GetString()!) ?? Disposition.DoNotNeedle,
        Codes.Find<FindingState>(rule.GetProperty("state").GetString()!) ?? FindingState.Unknown);
}
