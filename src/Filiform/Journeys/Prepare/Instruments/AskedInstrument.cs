using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>An instrument as one visit asks for it.</summary>
/// <param name="Draft">Begun and not sent; null otherwise.</param>
/// <param name="Kept">What was sent for this visit; null before that.</param>
/// <param name="IsDue">It is to be filled in and was not yet.</param>
public sealed record AskedInstrument(VisitToPrepare Visit, Instrument Instrument, InstrumentDraft? Draft, OutcomeRow? Kept, bool IsDue)
{
    public ImmutableArray<AskedItem> Items { get; } = Instrument.Asked();

    /// <summary>Sent, and not opened again.</summary>
    public bool IsSent => Draft is null && Kept is not null;

    /// <summary>How many questions have an answer in the draft, or were passed over on purpose.</summary>
    public int Replied => Items.Count(item => Has(item));

    /// <summary>The first question without an answer; null when all have one.</summary>
    public AskedItem? FirstOpen => Items.FirstOrDefault(item => !Has(item));

    public AskedItem? Find(string item) => Items.FirstOrDefault(each => each.Id == item);

    /// <summary>The question to put after this one: the next without an answer, then any left before it; null when all have one.</summary>
    public AskedItem? NextAfter(AskedItem item) => Items.FirstOrDefault(each => each.Number > item.Number && !Has(each)) ?? FirstOpen;

    /// <summary>The question before this one; null for the first.</summary>
    public AskedItem? Before(AskedItem item) => item.Number == 1 ? null : Items[item.Number - 2];

    /// <summary>The answer in the draft, as a form posts it: the points, <see cref="Open"/>, or empty for none.</summary>
    public string Key(AskedItem item) => !Has(item) ? "" : Draft!.Answers[item.Id] is { } points ? FormattableString.Invariant($"{points}") : Open;

    /// <summary>Posted by somebody who would rather not answer.</summary>
    public const string Open = "open";

    /// <summary>What was sent, by item id; empty before that, and when only a total was entered.</summary>
    public ImmutableDictionary<string, int?> Sent => Kept is { } kept && kept.Answers.Length == Items.Length
        ? Items.ToImmutableDictionary(item => item.Id, item => kept.Answers[item.Number - 1]) : ImmutableDictionary<string, int?>.Empty;

    /// <remarks>An answer that a newer edition of the instrument does not take counts as not given.</remarks>
    private bool Has(AskedItem item) => Draft is not null && Draft.Answers.TryGetValue(item.Id, out var points) && (points is null ? item.MayStayOpen : item.Takes(points.Value));
}
