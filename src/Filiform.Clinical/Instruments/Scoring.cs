namespace Filiform.Clinical.Instruments;

/// <summary>How answers become a score. The arithmetic is code, the numbers are data.</summary>
/// <param name="Form">Items and the answers they take.</param>
public abstract record Scoring(Form Form)
{
    /// <summary>The answers checked, then scored.</summary>
    public Score Score(string instrument, ImmutableArray<Answer> answers)
    {
        if (!Form.Counts(answers.Length)) return Without(instrument, Reasons.WrongItemCount);
        for (var item = 0; item < answers.Length; item++)
            if (!answers[item].Blank && !Form.Takes(item, answers[item].Value)) return Without(instrument, Reasons.OutOfRange);
        return Total([.. answers.Select(answer => answer.Value)]) is { } result
            ? new Score(instrument, Points.Round(result.Score), answers.Count(answer => answer.Blank), null, false, result.Parts)
            : Without(instrument, Reasons.TooManyMissing);
    }

    /// <param name="answers">In range; null where blank.</param>
    /// <returns>The score, not yet rounded, and its parts; null when too many are blank.</returns>
    protected abstract (decimal Score, ImmutableArray<ScorePart> Parts)? Total(ImmutableArray<int?> answers);

    private static Score Without(string instrument, string reason) => new(instrument, null, null, reason, false, []);
}

/// <param name="Least">Fewest items that may be handed in.</param>
/// <param name="Most">Most items that may be handed in.</param>
/// <param name="Min">Lowest answer, in points.</param>
/// <param name="Max">Highest answer, in points.</param>
/// <param name="FirstMin">Lowest answer to the first item, where it differs; null otherwise.</param>
public sealed record Form(int Least, int Most, int Min, int Max, int? FirstMin = null)
{
    public bool Counts(int items) => items >= Least && items <= Most;

    public bool Takes(int item, int? answer) => answer >= (item == 0 ? FirstMin ?? Min : Min) && answer <= Max;
}

/// <summary>Some items with a limit on blanks: sum and count of what was answered.</summary>
internal readonly record struct Answered(decimal Sum, int Count)
{
    /// <returns>Null when more are blank than may be, or nothing is answered.</returns>
    public static Answered? Of(ReadOnlySpan<int?> answers, int mayBeBlank)
    {
        var (sum, count) = (0, 0);
        foreach (var answer in answers)
            if (answer is { } points) (sum, count) = (sum + points, count + 1);
        return count == 0 || answers.Length - count > mayBeBlank ? null : new Answered(sum, count);
    }
}
