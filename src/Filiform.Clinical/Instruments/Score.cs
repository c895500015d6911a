namespace Filiform.Clinical.Instruments;

/// <summary>What a questionnaire came to.</summary>
/// <param name="Value">In points, to two decimals; null when it cannot be scored, and then there is a reason.</param>
/// <param name="Missing">Items left blank; null without a value or when a total was entered.</param>
/// <param name="Reason">One of <see cref="Reasons"/>; null beside a value.</param>
/// <param name="TotalEntered">The clinic worked it out on its own form.</param>
/// <param name="Parts">Sub-scores, in points to two decimals, such as <c>pain</c>; empty where there are none.</param>
public sealed record Score(
    string Instrument, decimal? Value, int? Missing, string? Reason, bool TotalEntered, ImmutableArray<ScorePart> Parts);

public sealed record ScorePart(string Name, decimal Value);

/// <summary>Why a questionnaire has no score; checked in this order.</summary>
public static class Reasons
{
    public const string WrongItemCount = "wrong-item-count";
    public const string OutOfRange = "out-of-range";
    public const string TooManyMissing = "too-many-missing";
}

/// <summary>One answer as it was given.</summary>
/// <param name="Value">Points; null for a blank, and for what is no whole number.</param>
/// <param name="Blank">A blank is never read as zero: on some scales zero is the worst answer there is.</param>
public readonly record struct Answer(int? Value, bool Blank)
{
    public static readonly Answer None = new(null, true);
    public static readonly Answer NoWholeNumber = new(null, false);

    public static Answer Of(int value) => new(value, false);
}

internal static class Points
{
    /// <summary>Two decimals, half away from zero, as every score is printed.</summary>
    public static decimal Round(decimal points) => decimal.Round(points, 2, MidpointRounding.AwayFromZero);
}
