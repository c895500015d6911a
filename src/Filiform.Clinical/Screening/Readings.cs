using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>
/// The patient as told today, and as told today with the record filling the gaps. The worse reading counts: what the
/// record adds may raise a risk, and what only the record would clear stays unknown until somebody confirms it.
/// </summary>
/// <param name="WithRecord">Null when the record held nothing that is not confirmed.</param>
public sealed record Readings(Facts Told, Facts? WithRecord)
{
    internal static Readings Of(FactModel model, ScreenInput input)
    {
        var session = input.Session?.Facts ?? ImmutableDictionary<string, Value>.Empty;
        return new(
            Facts.Of(model, input.AsOf, input.Answers, session),
            input.Held.Count == 0 ? null : Facts.Of(model, input.AsOf, input.Held, input.Answers, session));
    }

    internal Truth Holds(Condition condition)
    {
        var told = condition.Holds(Told);
        if (WithRecord is null || told == Truth.True) return told;
        var withRecord = condition.Holds(WithRecord);
        return withRecord > told ? withRecord : told;
    }

    /// <summary>The reading that <see cref="Holds"/> went by.</summary>
    internal Facts Behind(Condition condition) =>
        WithRecord is not null && condition.Holds(WithRecord) >= condition.Holds(Told) ? WithRecord : Told;

    internal bool LeavesUnknown(int fact) => Unknown(Told, fact) || (WithRecord is not null && Unknown(WithRecord, fact));

    private static bool Unknown(Facts facts, int fact) => facts.At(fact).State == FactState.Unknown;
}
