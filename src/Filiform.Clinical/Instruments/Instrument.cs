using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Instruments;

/// <summary>A questionnaire, as <c>instruments.json</c> defines it.</summary>
/// <param name="HigherIsBetter">Whether a rising score is an improving patient.</param>
/// <param name="Range">What a score or an entered total may be, in points.</param>
/// <param name="ItemPolicy">Whether item text may be shown: <c>own-words</c>, <c>numbers-or-total-only</c> or <c>mention-only</c>.</param>
/// <param name="Items">Item texts where they are our own; empty otherwise.</param>
/// <param name="Scoring">Null where only the name is carried and a total may be entered.</param>
/// <param name="Mcid">Smallest change that matters to a patient; null when none is published.</param>
/// <param name="Mdc">Smallest change beyond measurement error; null when none is published.</param>
/// <param name="IsThreshold">A rating of change itself: its threshold stands on one score, and two scores are not compared.</param>
public sealed record Instrument(
    string Id, Said Name, Said Construct, ImmutableArray<string> BodyAreas, bool HigherIsBetter, ScoreRange Range,
    string ItemPolicy, ImmutableArray<Item> Items, Scoring? Scoring, Threshold? Mcid, Threshold? Mdc, string Licence,
    bool IsThreshold, ImmutableArray<string> Sources)
{
    /// <summary>Scores one filled-in questionnaire.</summary>
    /// <param name="answers">One per item, in item order.</param>
    /// <exception cref="InvalidOperationException">The instrument carries no scoring; enter its total.</exception>
    public Score Score(ImmutableArray<Answer> answers) =>
        Scoring is { } scoring ? scoring.Score(Id, answers) : throw new InvalidOperationException($"{Id} takes a total only.");

    /// <summary>Takes a total that the clinic worked out on its own form.</summary>
    /// <returns>The total to two decimals; without a value when it lies outside the range.</returns>
    public Score EnterTotal(decimal total) => Range.Holds(total)
        ? new Score(Id, Points.Round(total), null, null, true, [])
        : new Score(Id, null, null, Reasons.OutOfRange, true, []);

    /// <summary>Compares two scores.</summary>
    /// <exception cref="InvalidOperationException">The instrument rates change itself.</exception>
    public Change Compare(decimal before, decimal after) => IsThreshold
        ? throw new InvalidOperationException($"{Id} is a threshold on one score.")
        : Change.Between(HigherIsBetter, before, after, Mcid, Mdc);

    /// <summary>Whether the patient got worse by as much as would matter if it were better.</summary>
    public bool Worsened(decimal before, decimal after) => Change.Between(!HigherIsBetter, before, after, Mcid, Mdc).Met;

    /// <summary>Whether one rating of change says that the patient is better enough.</summary>
    /// <exception cref="InvalidOperationException">The instrument does not rate change.</exception>
    public bool Responds(decimal score) => IsThreshold && Mcid is { } threshold
        ? HigherIsBetter ? score >= threshold.Value : score <= threshold.Value
        : throw new InvalidOperationException($"{Id} is no threshold on one score.");
}

/// <param name="Min">Null where the published scale has no lower end in the data.</param>
public sealed record ScoreRange(decimal? Min, decimal Max)
{
    public bool Holds(decimal score) => (Min is not { } least || score >= least) && score <= Max;

    public override string ToString() => Min is { } least
        ? FormattableString.Invariant($"{least} to {Max}") : FormattableString.Invariant($"at most {Max}");
}

public sealed record Item(string Id, Said Text, ImmutableArray<ItemOption> Options);

/// <param name="Value">Points.</param>
/// <param name="Label">Null where the number speaks for itself.</param>
public sealed record ItemOption(int Value, Said? Label);
