using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Import;

/// <summary>What one kind of thing in a record may say about the screening. See <c>knowledge/record-links.json</c>.</summary>
/// <param name="Kinds">Which kinds of items it reads.</param>
/// <param name="Name">What it is called to the person it is about.</param>
/// <param name="Words">What the item's own words may hold; a <c>*</c> at the front stands for the beginning of a word.</param>
/// <param name="Unless">Words that say it is something else after all.</param>
/// <param name="Counts">Whether a past item still counts.</param>
/// <param name="Within">For how many days from its onset it counts; null for as long as it stands.</param>
/// <param name="Answers">What it says about the screening while it counts.</param>
/// <param name="Past">What it says afterwards; empty for nothing.</param>
/// <param name="Otherwise">Whether it is for items of its kind that no other link knows.</param>
/// <param name="Flags">What staff should see at once, such as <c>who-consents</c>.</param>
public sealed record RecordLink(
    string Id, ImmutableArray<string> Kinds, Said Name, ImmutableArray<LinkCode> Codes, ImmutableArray<LinkWord> Words, ImmutableArray<LinkWord> Unless,
    LinkCounts Counts, int? Within, ImmutableArray<LinkAnswer> Answers, ImmutableArray<LinkAnswer> Past, bool Otherwise, ImmutableArray<string> Flags)
{
    /// <param name="words">The item's words as <see cref="RecordText.Plain"/> makes them.</param>
    public bool Fits(RecordEntry item, string words)
    {
        if (!Kinds.Contains(item.Kind)) return false;
        if (Codes.Any(code => item.Codings.Any(code.Fits))) return true;
        return Words.Any(word => word.In(words)) && !Unless.Any(word => word.In(words));
    }
}

/// <summary>Which items count as so.</summary>
public enum LinkCounts
{
    /// <summary>Those that stand now.</summary>
    Present,

    /// <summary>Those that ever were.</summary>
    Ever,

    /// <summary>None: it only raises a question.</summary>
    Never,
}

/// <param name="Value">Null when the record names it without answering the question; and with <paramref name="From"/>.</param>
/// <param name="From"><c>onset</c> or <c>display</c>: the answer is taken from the item. Null otherwise.</param>
public sealed record LinkAnswer(string Question, JsonElement? Value, string? From);

/// <param name="Systems">Addresses of the code system.</param>
/// <param name="Prefix">Whether codes that begin alike are meant as well.</param>
public sealed record LinkCode(ImmutableArray<string> Systems, string Code, bool Prefix)
{
    public bool Fits(RecordCoding coding) => Systems.Contains(coding.System)
        && (Prefix ? coding.Code.StartsWith(Code, StringComparison.OrdinalIgnoreCase) : coding.Code == Code);
}

/// <param name="Text">Plain words, with a space at either end; without the first one where any beginning will do.</param>
public sealed record LinkWord(string Text)
{
    public static LinkWord Of(string word) => new(word.StartsWith('*') ? RecordText.Plain(word)[1..] : RecordText.Plain(word));

    public bool In(string words) => words.Contains(Text, StringComparison.Ordinal);
}
