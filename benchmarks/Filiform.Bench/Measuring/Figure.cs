namespace Filiform.Bench.Measuring;

/// <summary>What was measured.</summary>
/// <param name="What">In words, such as <c>screenings</c>.</param>
/// <param name="Unit">Such as <c>/s</c> or <c>ms</c>.</param>
/// <param name="Peer">What it is compared with, in the same unit; null where there is nothing to compare.</param>
/// <param name="Target">Null where nothing was promised.</param>
/// <param name="Note">What a reader must know; null when nothing.</param>
public sealed record Figure(string What, string Unit, Spread Value, Peer? Peer = null, Target? Target = null, string? Note = null)
{
    /// <summary>Our median in shares of the peer's; null without a peer.</summary>
    public double? Ratio => Peer is null ? null : Value.Median / Peer.Value.Median;

    public static Figure Skipped(string what, string why) => new(what, "", Spread.None, Note: why);
}

/// <param name="What">In words, such as <c>the same file, only parsed</c>.</param>
public sealed record Peer(string What, Spread Value);

/// <param name="Says">In words, such as <c>≥ 50,000</c>.</param>
public sealed record Target(string Says, bool Met);
