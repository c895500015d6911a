using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Learn.Conditions;

/// <summary>Every condition of the atlas, by body area, and found by its words.</summary>
public sealed class ConditionCatalogue
{
    /// <summary>The area of what is felt both above and below the waist.</summary>
    public const string Several = "several";

    private static readonly ImmutableHashSet<string> BelowTheWaist = ["lower-back", "pelvis", "hip", "thigh", "knee", "lower-leg", "foot"];

    private readonly ImmutableDictionary<string, Condition> byId;
    private readonly ImmutableArray<(Condition Condition, ImmutableArray<string> Name, ImmutableArray<string> Text)> searched;

    public ConditionCatalogue(ClinicalContent clinical)
    {
        All = [.. clinical.Atlas.Conditions.Select(condition => Condition.Of(condition, clinical.Atlas, clinical.Plans))];
        byId = All.ToImmutableDictionary(condition => condition.Id, StringComparer.Ordinal);
        searched = [.. All.Select(condition => (condition, Plain(condition.Name), Plain(
            [condition.Name, condition.Atlas.Summary, .. condition.Regions, .. condition.Muscles])))];
        AreaNames = clinical.Atlas.Labels["bodyAreas"].ToImmutableDictionary();
        // In the order of the file, which goes from head to foot.
        Areas = [.. KnowledgeFile.Parse("muscles.json", KnowledgeFile.Embedded("muscles.json"))["labels"]["bodyAreas"].Members
            .Select(area => area.Name).Append(Several).Where(area => All.Any(condition => condition.Area == area))];
    }

    public ImmutableArray<Condition> All { get; }

    /// <summary>Areas that have a condition, from head to foot, <see cref="Several"/> last.</summary>
    public ImmutableArray<string> Areas { get; }

    /// <summary>Words for every area but <see cref="Several"/>.</summary>
    public ImmutableDictionary<string, Said> AreaNames { get; }

    public Condition? Find(string id) => byId.GetValueOrDefault(id);

    public IEnumerable<Condition> In(string area) => All.Where(condition => condition.Area == area);

    /// <summary>Conditions in which every word of the query begins some word; those found by name come first.</summary>
    /// <remarks>Both languages are searched: people type the word they know.</remarks>
    public ImmutableArray<Condition> Search(string query)
    {
        var words = SearchWords.Of(query);
        return [.. searched.Where(each => Matches(each.Text, words)).OrderBy(each => Matches(each.Name, words) ? 0 : 1).Select(each => each.Condition)];
    }

    /// <summary>The area of the place named first, unless it is felt above and below the waist.</summary>
    internal static string AreaOf(ImmutableArray<Region> regions) =>
        regions.Select(region => BelowTheWaist.Contains(region.BodyArea)).Distinct().Count() == 2 ? Several : regions[0].BodyArea;

    private static bool Matches(ImmutableArray<string> text, ImmutableArray<string> words) =>
        words.All(word => text.Any(each => each.StartsWith(word, StringComparison.Ordinal)));

    private static ImmutableArray<string> Plain(params IEnumerable<Said> texts) =>
        [.. texts.SelectMany(said => SearchWords.Of(said.En).Concat(SearchWords.Of(said.Es))).Distinct(StringComparer.Ordinal)];
}
