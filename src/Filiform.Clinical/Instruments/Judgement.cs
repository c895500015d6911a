namespace Filiform.Clinical.Instruments;

/// <summary>How a change stands to one published threshold.</summary>
public enum Against
{
    /// <summary>No threshold is published: nothing can be said.</summary>
    NotPublished,

    /// <summary>Better by at least as much.</summary>
    Better,

    /// <summary>Smaller, in whichever direction.</summary>
    Within,

    /// <summary>Worse by at least as much.</summary>
    Worse,
}

/// <summary>A change held against both thresholds. A change that matters may still lie within measurement error: both are shown.</summary>
/// <param name="Mcid">Against the smallest change that matters to a patient.</param>
/// <param name="Mdc">Against the smallest change beyond measurement error.</param>
public sealed record Judgement(Change Change, Against Mcid, Against Mdc)
{
    /// <param name="before">Points, within the range of the instrument.</param>
    /// <param name="after">Points, within the range of the instrument.</param>
    /// <exception cref="InvalidOperationException">The instrument rates change itself: two scores are not compared.</exception>
    public static Judgement Of(Instrument instrument, decimal before, decimal after)
    {
        var change = instrument.Compare(before, after);
        return new Judgement(change, OfMcid(instrument, change, instrument.Worsened(before, after)), OfMdc(instrument, change));
    }

    private static Against OfMcid(Instrument instrument, Change change, bool worsened) => (instrument.Mcid, change.Met, worsened) switch
    {
        (null, _, _) => Against.NotPublished,
        (_, true, _) => Against.Better,
        (_, _, true) => Against.Worse,
        _ => Against.Within,
    };

    private static Against OfMdc(Instrument instrument, Change change) => (instrument.Mdc, change.BeyondMdc) switch
    {
        (null, _) => Against.NotPublished,
        (_, false) => Against.Within,
        _ => change.Improvement > 0 ? Against.Better : Against.Worse,
    };
}
