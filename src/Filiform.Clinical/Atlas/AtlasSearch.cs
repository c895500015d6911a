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

    private readonly ImmutableArray<(string Muscle, ImmutableArray<(int Field, string Word)> Words)> index;

    public AtlasSearch(ReferralAtlas atlas) =>
        index = [.. atlas.Muscles.OrderBy(muscle => muscle.Id, StringComparer.Ordinal).Select(muscle => (muscle.Id, Words(muscle, atlas)))];

    /// <summary>Whoever matches more of the words comes first; half of them is enough, so that a fuller question never finds less.</summary>
    /// <param name="query">Words or beginnings of words; little words count only where there are no others.</param>
    /// <param name="most">Most hits, at least 1.</param>
    /// <returns>Best first; empty for an empty query.</returns>
    public ImmutableArray<SearchHit> Find(string query, int most = 20)
    {
        var all = Folded.Words(query);
        var asked = all.Where(word => !LittleWords.Contains(word)).ToImmutableArray() is { IsEmpty: false } telling ? telling : all;
        if (asked.IsEmpty) return [];
        return
        [
            .. (from entry in index
               let places = asked.Select(word => Place(entry.Words, word)).OfType<(int Field, bool Whole)>().ToList()
               where places.Count > 0 && 2 * places.Count >= asked.Length
               orderby places.Count descending, places.Sum(place => place.Field), places.Count(place => !place.Whole), entry.Muscle
               select new SearchHit(entry.Muscle, [.. places.Select(place => place.Field).Distinct().Order().Select(field => Fields[field])])).Take(most),
        ];
    }

    /// <summary>The most telling field in which a word begins so, and whether it is the whole word there.</summary>
    private static (int Field, bool Whole)? Place(ImmutableArray<(int Field, string Word)> words, string asked)
    {
        (int Field, bool Whole)? best = null;
        foreach (var (field, word) in words)
        {
            if (best is { } found && field > found.Field) break;
            if (word.StartsWith(asked, StringComparison.Ordinal)) best = (field, best?.Whole == true || word.Length == asked.Length);
        }
        return best;
    }

    private static ImmutableArray<(int Field, string Word)> Words(Muscle muscle, ReferralAtlas atlas)
    {
        IEnumerable<string>[] texts =
        [
            [muscle.Id, .. Both(muscle.Name)],
            [muscle.Latin],
            [.. muscle.SymptomKeywords.En, .. muscle.SymptomKeywords.Es, .. muscle.CommonSymptoms.En, .. muscle.CommonSymptoms.Es],
            [.. muscle.Innervation.Nerves.SelectMany(nerve => Both(Phrases.Of(nerve))), .. muscle.Innervation.Roots],
            atlas.Conditions.Where(condition => condition.Muscles.Contains(muscle.Id)).SelectMany(condition => Both(condition.Name)),
            muscle.Referral.SelectMany(zone => Both(atlas.RegionById[zone.On("left")].Name)).Concat(Both(atlas.Labels["bodyAreas"][muscle.BodyArea])),
            muscle.Needling.Hazards.SelectMany(hazard => Both(atlas.HazardById[hazard].Name)),
        ];
        return [.. texts.SelectMany((field, at) => field.SelectMany(text => Folded.Words(text)).Distinct().Select(word => (at, word)))];
    }

    private static string[] Both(Said said) => [said.En, said.Es];
}
