using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Atlas;

/// <summary>A muscle that matches what was typed.</summary>
/// <param name="Found">Where it matched: <c>name</c>, <c>latin</c>, <c>symptom</c>, <c>nerve</c>, <c>condition</c>, <c>region</c>, <c>hazard</c>; best first.</param>
public sealed record SearchHit(string Muscle, ImmutableArray<string> Found);

/// <summary>Finds muscles by name, Latin, symptom, nerve, region, condition or structure nearby, in both languages at once, whatever the accents.</summary>
public sealed class AtlasSearch
{
    /// <summary>Fields from the most telling to the least.</summary>
    private static readonly string[] Fields = ["name", "latin", "symptom", "nerve", "condition", "region", "hazard"];

    /// <summary>They stand in every sentence, and would be found in every name.</summary>
    private static readonly ImmutableHashSet<string> LittleWords =
        ["a", "al", "an", "and", "at", "by", "con", "de", "del", "el", "en", "in", "la", "las", "lo", "los", "mi", "mis", "my", "o", "of", "on", "or", "por", "se", "the", "to", "un", "una", "when", "with", "y"];

    private readonly ImmutableArray<(string Muscle, ImmutableArray<(int Field, ImmutableArray<string> Words)> Texts)> index;

    /// <summary>Every word of every text.</summary>
    private readonly ImmutableArray<string> vocabulary;

    public AtlasSearch(ReferralAtlas atlas, AtlasNames names)
    {
        index = [.. atlas.Muscles.OrderBy(muscle => muscle.Id, StringComparer.Ordinal).Select(muscle => (muscle.Id, Texts(muscle, atlas, names)))];
        vocabulary = [.. index.SelectMany(entry => entry.Texts).SelectMany(text => text.Words).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whoever matches more of the words comes first, and before others who has them all in one text. One word of three or more may be
    /// missing; where nobody has so many, half are enough, so that a fuller question never finds nothing.</summary>
    /// <param name="query">Words or beginnings of words; little words count only where there are no others.</param>
    /// <param name="most">Most hits, at least 1.</param>
    /// <returns>Best first; empty for an empty query.</returns>
    public ImmutableArray<SearchHit> Find(string query, int most = 20)
    {
        var asked = Asked(query);
        var found = (from entry in index
                     let places = asked.Select(word => Place(entry.Texts, word)).OfType<(int Field, bool Whole)>().ToList()
                     where places.Count > 0 && 2 * places.Count >= asked.Length
                     let together = Together(entry.Texts, asked)
                     orderby places.Count descending, together is null, together ?? places.Sum(place => place.Field), places.Count(place => !place.Whole), entry.Muscle
                     select (places.Count, Hit: new SearchHit(entry.Muscle, [.. places.Select(place => place.Field).Distinct().Order().Select(field => Fields[field])]))).ToList();
        var enough = asked.Length > 2 ? asked.Length - 1 : asked.Length;
        return [.. (found is [var best, ..] && best.Count >= enough ? found.Where(one => one.Count >= enough) : found).Select(one => one.Hit).Take(most)];
    }

    /// <summary>The query with each word that begins nothing in the atlas put right, by at most one letter in four and two letters in all.</summary>
    /// <returns>Null where there is nothing to put right.</returns>
    public string? Meant(string query)
    {
        var asked = Asked(query);
        var meant = asked.Select(word => vocabulary.Any(known => known.StartsWith(word, StringComparison.Ordinal)) ? word : Nearest(word) ?? word).ToImmutableArray();
        return meant.SequenceEqual(asked) ? null : string.Join(' ', meant);
    }

    private static ImmutableArray<string> Asked(string query)
    {
        var all = Folded.Words(query);
        return all.Where(word => !LittleWords.Contains(word)).ToImmutableArray() is { IsEmpty: false } telling ? telling : all;
    }

    private string? Nearest(string word) =>
        (from known in vocabulary
         where Math.Abs(known.Length - word.Length) <= 2
         let apart = Letters.Apart(word, known)
         where apart <= Math.Min(2, word.Length / 4)
         orderby apart, known[0] != word[0]
         select known).FirstOrDefault();

    /// <returns>The most telling field with a text that has all the words; null where there is none.</returns>
    private static int? Together(ImmutableArray<(int Field, ImmutableArray<string> Words)> texts, ImmutableArray<string> asked) =>
        texts.Where(text => asked.All(word => text.Words.Any(one => one.StartsWith(word, StringComparison.Ordinal)))).Select(text => (int?)text.Field).FirstOrDefault();

    /// <summary>The most telling field in which a word begins so, and whether it is the whole word there.</summary>
    private static (int Field, bool Whole)? Place(ImmutableArray<(int Field, ImmutableArray<string> Words)> texts, string asked)
    {
        (int Field, bool Whole)? best = null;
        foreach (var (field, words) in texts)
        {
            if (best is { } found && field > found.Field) break;
            foreach (var word in words)
                if (word.StartsWith(asked, StringComparison.Ordinal)) best = (field, best?.Whole == true || word.Length == asked.Length);
        }
        return best;
    }

    private static ImmutableArray<(int Field, ImmutableArray<string> Words)> Texts(Muscle muscle, ReferralAtlas atlas, AtlasNames names)
    {
        IEnumerable<string>[] texts =
        [
            [muscle.Id, .. Both(muscle.Name), .. names.OfMuscle(muscle.Id)],
            [muscle.Latin],
            [.. muscle.SymptomKeywords.En, .. muscle.SymptomKeywords.Es, .. muscle.CommonSymptoms.En, .. muscle.CommonSymptoms.Es],
            [.. muscle.Innervation.Nerves.SelectMany(nerve => Both(Phrases.Of(nerve))), .. muscle.Innervation.Roots],
            atlas.Conditions.Where(condition => condition.Muscles.Contains(muscle.Id)).SelectMany(condition => names.OfCondition(condition.Id).Concat(Both(condition.Name))),
            muscle.Referral.SelectMany(zone => Both(atlas.RegionById[zone.On("left")].Name)).Concat(Both(atlas.Labels["bodyAreas"][muscle.BodyArea])),
            muscle.Needling.Hazards.SelectMany(hazard => names.OfHazard(hazard).Concat(Both(atlas.HazardById[hazard].Name))),
        ];
        return [.. texts.SelectMany((field, at) => field.Select(text => (at, Folded.Words(text))))];
    }

    private static string[] Both(Said said) => [said.En, said.Es];
}
