using System.Globalization;
using Filiform.Clinical.Instruments;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Answers to an item as a person reads them.</summary>
public static class ItemText
{
    /// <summary>The number with its sign where the scale has both: −3, 0, +3.</summary>
    public static string Number(AskedItem item, int points) =>
        points < 0 ? FormattableString.Invariant($"−{-(long)points}")
        : item.Min < 0 && points > 0 ? FormattableString.Invariant($"+{points}") : points.ToString(CultureInfo.InvariantCulture);

    /// <summary>The words of the answer; the number where it has none.</summary>
    public static string Say(AskedItem item, int points) =>
        item.Options.FirstOrDefault(option => option.Value == points)?.Label?.In(Words.Language) ?? Number(item, points);
}
