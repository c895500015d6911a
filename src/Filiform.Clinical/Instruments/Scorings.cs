using System.Collections.Frozen;

namespace Filiform.Clinical.Instruments;

/// <summary>The mean of the answered items, times a factor: a mean, or a sum in which a blank takes the person's own mean.</summary>
public sealed record MeanScoring(Form Form, Func<int, int> MayBeBlank, bool AsSum) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers) =>
        Answered.Of(answers.AsSpan(), MayBeBlank(answers.Length)) is { } answered
            ? ((AsSum ? answers.Length : 1) * answered.Sum / answered.Count, []) : null;
}

/// <summary>The mean of the answered items, stretched so that the range of an answer becomes 0 to 100.</summary>
public sealed record PercentScoring(Form Form, int MayBeBlank) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers) =>
        Answered.Of(answers.AsSpan(), MayBeBlank) is { } answered
            ? (100 * (answered.Sum - Form.Min * answered.Count) / ((Form.Max - Form.Min) * answered.Count), []) : null;
}

/// <summary>Two parts of one form. Parts are not rounded before they are combined.</summary>
/// <param name="Split">Items of the first part.</param>
/// <param name="Full">What each part comes to when every answer is the highest.</param>
public sealed record TwoPartScoring(
    Form Form, int Split, (string Name, int MayBeBlank) First, (string Name, int MayBeBlank) Second, decimal Full, bool AsSum) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers)
    {
        if (Answered.Of(answers.AsSpan()[..Split], First.MayBeBlank) is not { } first
            || Answered.Of(answers.AsSpan()[Split..], Second.MayBeBlank) is not { } second) return null;
        var unit = Full / Form.Max;
        // One division, so that a tie at the third decimal is still a tie when it is rounded.
        var total = unit * (first.Sum * second.Count + second.Sum * first.Count) / (first.Count * second.Count * (AsSum ? 1 : 2));
        return (total,
        [
            new ScorePart(First.Name, Points.Round(unit * first.Sum / first.Count)),
            new ScorePart(Second.Name, Points.Round(unit * second.Sum / second.Count)),
        ]);
    }
}

/// <summary>All items answered, each counted by its own weight for the answer given.</summary>
public sealed record WeightedScoring(Form Form, Func<int, int, int> Weight) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers) =>
        Answered.Of([.. answers.Select((answer, item) => answer is { } points ? Weight(item, points) : (int?)null)], 0) is { } answered
            ? (answered.Sum, []) : null;
}

/// <summary>Statements ticked; one left alone counts as no, a form left alone has no score.</summary>
public sealed record TickScoring(Form Form) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers) =>
        Answered.Of(answers.AsSpan(), answers.Length) is { } answered ? (answered.Sum, []) : null;
}

/// <summary>The sum of all items, looked up in the publisher's table.</summary>
public sealed record TableScoring(Form Form, FrozenDictionary<int, decimal> Table) : Scoring(Form)
{
    protected override (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers) =>
        Answered.Of(answers.AsSpan(), 0) is { } answered
            ? (Table[(int)answered.Sum], [new ScorePart("raw", answered.Sum)]) : null;
}
