using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Practice;

/// <summary>Suggested procedure codes; the clinic confirms with its payers.</summary>
/// <param name="NeedlingCodes">By number of distinct muscles.</param>
/// <param name="CompanionCodes">Other codes a visit may carry.</param>
/// <param name="MinuteBands">Units of timed codes by total timed minutes.</param>
public sealed record Billing(
    ImmutableArray<NeedlingCode> NeedlingCodes, ImmutableArray<CompanionCode> CompanionCodes, ImmutableArray<MinuteBand> MinuteBands,
    ImmutableArray<BillingModifier> Modifiers, Said CodeRule, Said TimeRule, Said CurrencyNote)
{
    /// <summary>The modifier of every service under a physical therapy plan of care.</summary>
    private const string UnderPlan = "GP";

    /// <summary>One needling code at most, one unit.</summary>
    /// <param name="muscles">Muscle and side of each insertion, in any order; a muscle may stand more than once.</param>
    /// <param name="sidesCount">Whether this payer counts left and right as two; by default they are one.</param>
    /// <returns>Null when nothing was needled.</returns>
    public string? NeedlingCode(IEnumerable<(string Muscle, string? Side)> muscles, MuscleGroups groups, bool sidesCount = false)
    {
        var count = muscles.Select(needled => (groups.Whole(needled.Muscle), sidesCount ? needled.Side : null)).Distinct().Count();
        return NeedlingCodes.FirstOrDefault(code => count >= code.Least && count <= (code.Most ?? int.MaxValue))?.Code;
    }

    /// <summary>Units of all timed codes together, by the eight-minute rule. Needling minutes are not timed and must not be in it.</summary>
    /// <param name="timedMinutes">Not negative.</param>
    public int TimedUnits(int timedMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timedMinutes);
        if (MinuteBands.FirstOrDefault(band => timedMinutes >= band.From && timedMinutes <= band.To) is { } found) return found.Units;
        // Beyond the printed table every further 15 minutes is one more unit, as between its last rows.
        var last = MinuteBands[^1];
        return last.Units + (timedMinutes - last.From) / (last.To - last.From + 1);
    }

    /// <summary>Spreads the units over the timed codes: whole quarters of an hour first, then the longest remainders.</summary>
    /// <param name="minutes">Timed code and its one-to-one minutes.</param>
    /// <exception cref="ArgumentException">A code is not timed.</exception>
    public ImmutableArray<(string Code, int Units)> Spread(ImmutableArray<(string Code, int Minutes)> minutes)
    {
        if (minutes.FirstOrDefault(line => !CompanionCodes.Any(code => code.Code == line.Code && code.Timed)) is { Code: { } wrong })
            throw new ArgumentException($"{wrong} is no timed code.", nameof(minutes));
        var units = minutes.ToDictionary(line => line.Code, line => line.Minutes / 15);
        var left = TimedUnits(minutes.Sum(line => line.Minutes)) - units.Values.Sum();
        foreach (var (code, _) in minutes.OrderByDescending(line => line.Minutes % 15).Take(left)) units[code]++;
        return [.. minutes.Where(line => units[line.Code] > 0).Select(line => (line.Code, units[line.Code]))];
    }

    /// <summary>Modifiers to suggest for a needling line.</summary>
    /// <param name="notice">The modifier the clinic chose for a written notice of cost (GA, GX, GY, GZ); null without one.</param>
    /// <exception cref="ArgumentException">The notice is no modifier of the data.</exception>
    public ImmutableArray<string> NeedlingModifiers(string? notice)
    {
        if (notice is not null && Modifiers.All(modifier => modifier.Code != notice)) throw new ArgumentException($"{notice} is no modifier.", nameof(notice));
        return notice is null ? [UnderPlan] : [UnderPlan, notice];
    }
}

/// <param name="Least">Fewest distinct muscles.</param>
/// <param name="Most">Most distinct muscles; null for no limit.</param>
public sealed record NeedlingCode(string Code, Said Meaning, int Least, int? Most);

/// <param name="Timed">Billed in units of one-to-one minutes.</param>
/// <param name="Note">Null when nothing needs saying.</param>
public sealed record CompanionCode(string Code, Said Meaning, bool Timed, Said? Note);

/// <summary>Minutes from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public sealed record MinuteBand(int From, int To, int Units);

public sealed record BillingModifier(string Code, Said Meaning);
