using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Which dispositions a severity may have. The file repeats the table for its readers; it must be this one.</summary>
internal static class SeverityPolicy
{
    internal static bool Allows(Severity severity, Disposition disposition, SessionBlock? blocks) => severity switch
    {
        // Review alone is enough of a hard stop only where nothing is left to do but sign.
        Severity.Absolute when disposition == Disposition.NeedsClinicianReview => blocks == SessionBlock.Sign,
        _ => Listed(severity).Contains(disposition),
    };

    internal static void Check(Node policy)
    {
        foreach (var (name, value) in policy.Members)
        {
            var severity = Codes.Find<Severity>(name) ?? throw value.Fault("is no severity");
            if (!value.Texts.ToHashSet().SetEquals(Listed(severity).Select(disposition => disposition.Code())))
                throw value.Fault($"must be {string.Join(", ", Listed(severity).Select(disposition => disposition.Code()))}");
        }
        foreach (var severity in Codes.All<Severity>()) _ = policy[severity];
    }

    private static Disposition[] Listed(Severity severity) => severity switch
    {
        Severity.Absolute => [Disposition.DoNotNeedle, Disposition.Defer, Disposition.NeedsClinicianReview],
        Severity.Relative => [Disposition.NeedsClinicianReview, Disposition.Defer],
        _ => [Disposition.ProceedWithPrecautions],
    };
}
