using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Instruments;

/// <summary>What a page asks for one item of an instrument.</summary>
/// <param name="Number">From 1, in item order.</param>
/// <param name="Id">The item's own id; its number where the item has none of ours.</param>
/// <param name="Text">Null where the text may not be shown.</param>
/// <param name="Options">Answers to choose from; empty where any whole number within the limits is one.</param>
/// <param name="Min">Lowest answer, in points.</param>
/// <param name="Max">Highest answer, in points.</param>
/// <param name="MayStayOpen">A form that lacks this answer alone can still be scored.</param>
public sealed record AskedItem(int Number, string Id, Said? Text, ImmutableArray<ItemOption> Options, int Min, int Max, bool MayStayOpen)
{
    public bool Takes(int points) => Options.IsEmpty ? points >= Min && points <= Max : Options.Any(option => option.Value == points);
}

/// <summary>The questions of an instrument, from its data alone.</summary>
public static class Asking
{
    /// <summary>Whether a patient may read the questions: our own words, and there in full.</summary>
    public static bool ShowsText(this Instrument instrument) =>
        instrument is { ItemPolicy: "own-words", Items.IsEmpty: false, Scoring: not null };

    /// <summary>Whether one question is asked for each activity that the patient names.</summary>
    public static bool NamesActivities(this Instrument instrument) => instrument.Scoring?.Form is { } form && form.Least < form.Most;

    /// <summary>The items in order, as many as the form takes; empty where only a total can be entered.</summary>
    public static ImmutableArray<AskedItem> Asked(this Instrument instrument) =>
        instrument.Scoring?.Form is not { } form ? [] : [.. Enumerable.Range(0, form.Most).Select(at => Item(instrument, form, at))];

    private static AskedItem Item(Instrument instrument, Form form, int at)
    {
        var (number, item) = (at + 1, instrument.ShowsText() ? instrument.Items[Math.Min(at, instrument.Items.Length - 1)] : null);
        var id = item is null ? $"{number}" : instrument.NamesActivities() ? $"{item.Id}-{number}" : item.Id;
        return new AskedItem(number, id, item?.Text, item?.Options ?? [], Lowest(form, at), form.Max, MayStayOpen(instrument, form, at));
    }

    private static int Lowest(Form form, int at) => at == 0 ? form.FirstMin ?? form.Min : form.Min;

    /// <remarks>Asked of the scoring itself, so that no second telling of its rule can disagree with it.</remarks>
    private static bool MayStayOpen(Instrument instrument, Form form, int open) => instrument.Score(
        [.. Enumerable.Range(0, form.Most).Select(at => at == open ? Answer.None : Answer.Of(Lowest(form, at)))]).Value is not null;
}
