using System.Globalization;
using Filiform.Clinical.Instruments;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>What somebody typed from a paper form, as it came.</summary>
/// <param name="Items">One per item, in item order.</param>
/// <param name="Total">Worked out on the form itself; null or blank when the items were typed.</param>
public sealed record TypedScore(ImmutableArray<TypedScore.Item> Items, string? Total)
{
    /// <param name="Points">Blank where the form was left blank.</param>
    /// <param name="Name">The activity, for an instrument of the patient's own activities.</param>
    public sealed record Item(string? Points, string? Name = null)
    {
        internal bool IsBlank => string.IsNullOrWhiteSpace(Points) && string.IsNullOrWhiteSpace(Name);
    }

    /// <summary>Fields of the form, and of what every reason is about.</summary>
    public const string TotalField = "total";

    public static string Field(int number) => FormattableString.Invariant($"item-{number}");

    public static string NameField(int number) => FormattableString.Invariant($"name-{number}");

    /// <summary>As long as the patient may make it when they name it themselves.</summary>
    private const int LongestName = 200;

    private const NumberStyles Whole = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;
    private const NumberStyles Decimal = Whole | NumberStyles.AllowDecimalPoint;

    /// <summary>All of it in one text: the same for the same form, and for no other.</summary>
    internal string AsText => Json.Write(this);

    private bool HasTotal => !string.IsNullOrWhiteSpace(Total);

    /// <summary>Scores it, by the items or by the total.</summary>
    /// <returns>The score with answers and names to keep, or everything that is wrong, by field.</returns>
    public (Score? Score, ImmutableArray<int?> Answers, ImmutableArray<string> Names, ImmutableArray<Reason> Wrong) Read(Instrument instrument)
    {
        var filled = Items.Any(item => !item.IsBlank);
        var wrong = Wrong(instrument, filled).ToImmutableArray();
        if (!wrong.IsEmpty) return (null, [], [], wrong);
        if (HasTotal) return (instrument.EnterTotal(Amount(Total)!.Value), [], [], []);

        // Activities that nobody named are no blanks: the form has only the rows that were used.
        var used = instrument.NamesActivities() ? [.. Items.Where(item => !item.IsBlank)] : Items;
        ImmutableArray<int?> answers = [.. used.Select(item => string.IsNullOrWhiteSpace(item.Points) ? null : Points(item.Points))];
        var names = instrument.NamesActivities() ? used.Select(item => item.Name!.Trim()) : [];
        return (instrument.Score([.. answers.Select(points => points is { } given ? Answer.Of(given) : Answer.None)]), answers, [.. names], []);
    }

    private IEnumerable<Reason> Wrong(Instrument instrument, bool filled)
    {
        if (HasTotal && filled) yield return new Reason("items-or-total", TotalField);
        if (!HasTotal && !filled) yield return new Reason(Items.IsEmpty ? "required" : "score-nothing", TotalField);
        if (HasTotal && TotalWrong(instrument.Range) is { } total) yield return total;
        foreach (var (item, typed) in instrument.Asked().Zip(Items))
            if (ItemWrong(instrument, item, typed) is { } reason) yield return reason;
    }

    private Reason? TotalWrong(ScoreRange range) => Amount(Total) switch
    {
        null => new Reason("number-form", TotalField),
        { } total when range.Holds(total) => null,
        _ => range.Min is { } least ? new Reason("number-between", TotalField, least, range.Max) : new Reason("total-above", TotalField, range.Max),
    };

    private static Reason? ItemWrong(Instrument instrument, AskedItem item, Item typed)
    {
        if (typed.IsBlank) return null;
        if (typed.Name?.Length > LongestName) return new Reason("too-long", NameField(item.Number), LongestName);
        if (instrument.NamesActivities() && string.IsNullOrWhiteSpace(typed.Name)) return new Reason("activity-unnamed", NameField(item.Number), item.Number);
        return string.IsNullOrWhiteSpace(typed.Points) || (Points(typed.Points) is { } points && item.Takes(points))
            ? null : new Reason(instrument.NamesActivities() ? "activity-points" : "item-points", Field(item.Number), item.Min, item.Max, item.Number);
    }

    /// <remarks>Pages print a true minus; whoever copies it means the same.</remarks>
    private static string Plain(string? text) => (text ?? "").Replace('−', '-');

    private static int? Points(string text) => int.TryParse(Plain(text), Whole, CultureInfo.InvariantCulture, out var points) ? points : null;

    /// <remarks>A comma is refused, not guessed at: in "2,4" it stands for a point, in "1,500" for nothing.</remarks>
    private static decimal? Amount(string? text) => decimal.TryParse(Plain(text), Decimal, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
