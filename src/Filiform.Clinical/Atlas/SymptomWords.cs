using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>A symptom of a muscle's record that a patient's own words hold.</summary>
/// <param name="Language">Of <paramref name="Text"/>: <c>en</c> or <c>es</c>.</param>
public sealed record SymptomMatch(string Text, string Language);

/// <summary>Symptom words of a muscle that match what a patient wrote; shown beside a row, and never part of its score (atlas.md §3).</summary>
public static class SymptomWords
{
    /// <summary>Shorter words carry no meaning of their own here.</summary>
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "the", "and", "for", "from", "with", "when", "into", "that", "del", "los", "las", "una", "uno", "con", "por", "para", "que", "desde", "hasta", "cuando",
    };

    /// <summary>Keywords and common symptoms of which every word stands in the text, in any order, form and language.</summary>
    /// <param name="written">What the patient wrote; each text is matched alone.</param>
    /// <param name="language">Where both languages match, this one is shown.</param>
    public static ImmutableArray<SymptomMatch> In(Muscle muscle, IEnumerable<string> written, string language)
    {
        var texts = written.Select(text => Folded.Words(text)).Where(words => !words.IsEmpty).ToList();
        if (texts.Count == 0) return [];
        var found = Symptoms(muscle).Where(symptom => Telling(symptom.Text) is { IsEmpty: false } words && texts.Any(text => words.All(word => Stands(word, text)))).ToList();
        return [.. found.Any(symptom => symptom.Language == language) ? found.Where(symptom => symptom.Language == language) : found];
    }

    private static IEnumerable<SymptomMatch> Symptoms(Muscle muscle) =>
        Of(muscle.SymptomKeywords).Concat(Of(muscle.CommonSymptoms)).DistinctBy(symptom => symptom.Text.ToLowerInvariant());

    private static IEnumerable<SymptomMatch> Of(SaidList list) =>
        list.En.Select(text => new SymptomMatch(text, "en")).Concat(list.Es.Select(text => new SymptomMatch(text, "es")));

    private static ImmutableArray<string> Telling(string symptom) =>
        [.. Folded.Words(symptom).Where(word => word.Length >= ShortestWord && !Fillers.Contains(word))];

    /// <summary>As it is, or as the beginning of a longer form: <c>headache</c> in <c>headaches</c>.</summary>
    private static bool Stands(string word, ImmutableArray<string> text) => text.Any(each => each.StartsWith(word, StringComparison.Ordinal));
}
