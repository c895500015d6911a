using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Import;

/// <summary>The links between another system's record and our screening, read once from <c>knowledge/record-links.json</c>.</summary>
/// <param name="Ignored">Words that say an item is about somebody else, or about nothing.</param>
/// <param name="Historic">Words that say an item is past, whatever its status says.</param>
/// <param name="Doubtful">Words that say nobody knows yet.</param>
/// <param name="Phrases">How the origin of an answer is said.</param>
/// <param name="Flags">What each flag says to staff.</param>
public sealed record RecordLinks(
    string Version, ImmutableArray<RecordLink> Links, ImmutableArray<LinkWord> Ignored, ImmutableArray<LinkWord> Historic, ImmutableArray<LinkWord> Doubtful,
    ImmutableDictionary<string, Said> Phrases, ImmutableDictionary<string, Said> Flags, ScreeningForm Form)
{
    /// <summary>Those that travel with the program.</summary>
    /// <exception cref="KnowledgeFault">The file is wrong; a test reads it.</exception>
    public static readonly RecordLinks Shipped = RecordLinksReader.Read(
        KnowledgeFile.Parse("record-links.json", KnowledgeFile.Embedded("record-links.json")), ScreeningForm.Shipped);

    private readonly ImmutableDictionary<string, RecordLink> byId = Links.ToImmutableDictionary(link => link.Id);

    public RecordLink? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Every link that knows this item; those for unknown ones when none does.</summary>
    public ImmutableArray<RecordLink> For(RecordEntry item)
    {
        var words = RecordText.Plain(string.Join(" ; ", item.Codings.Select(coding => coding.Display).Prepend(item.Display).Distinct()));
        if (Ignored.Any(word => word.In(words))) return [];
        var known = Links.Where(link => !link.Otherwise && link.Fits(item, words)).ToImmutableArray();
        return known.IsEmpty ? [.. Links.Where(link => link.Otherwise && link.Kinds.Contains(item.Kind))] : known;
    }

    /// <summary>What the item is on that day, its own words considered.</summary>
    public Standing StandingOn(RecordEntry item, LocalDate day)
    {
        var (words, standing) = (RecordText.Plain(item.Display), item.StandingOn(day));
        if (standing is Standing.Present or Standing.Past && Doubtful.Any(word => word.In(words))) return Standing.Unclear;
        return standing == Standing.Present && Historic.Any(word => word.In(words)) ? Standing.Past : standing;
    }
}
