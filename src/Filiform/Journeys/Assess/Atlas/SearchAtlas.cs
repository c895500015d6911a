using Filiform.Clinical.Atlas;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess.Atlas;

/// <summary>Finds muscles of the atlas by what is typed and by where, what for and beside what they are; all of them without either.</summary>
public sealed class SearchAtlas(ClinicalContent content) : IUseCase<SearchAtlas.Request, SearchAtlas.View>
{
    /// <param name="Query">Words or beginnings of words, in either language; null or blank for none.</param>
    /// <param name="Area">A body area.</param>
    /// <param name="Region">The base of a region: who refers here.</param>
    /// <param name="Condition">A condition of the atlas.</param>
    /// <param name="Hazard">A hazard near the needle's path.</param>
    public sealed record Request(string? Query, string? Area, string? Region, string? Condition, string? Hazard)
    {
        public bool IsEmpty => string.IsNullOrWhiteSpace(Query) && Area is null && Region is null && Condition is null && Hazard is null;
    }

    /// <param name="Found">The fields in which the words were found, the most telling first; empty without words.</param>
    /// <param name="Strength">How it refers to the region asked for; null when none was.</param>
    public sealed record Row(Muscle Muscle, ImmutableArray<string> Found, ReferralStrength? Strength);

    /// <param name="Rows">Strongest first where a region is asked for, best match first where words are, else by name within a body area.</param>
    /// <param name="Meant">The words that were looked for instead of those typed; null where these are known.</param>
    public sealed record View(ImmutableArray<Row> Rows, Request Asked, string? Meant);

    private readonly AtlasSearch search = new(content.Atlas, content.AtlasNames);

    public Permission Permission => Permission.ReadAtlas;
    public Effect Effect => Effect.Reads;

    public Task<Result<View>> Handle(Request request, Work work)
    {
        var asked = Trimmed(request);
        var meant = asked.Query is null ? null : search.Meant(asked.Query);
        var rows = Candidates(meant ?? asked.Query).Where(row => Fits(row.Muscle, asked)).Select(row => row with { Strength = StrengthAt(row.Muscle, asked.Region) });
        return Task.FromResult<Result<View>>(new View(
            [.. asked.Region is null ? rows : rows.Where(row => row.Strength is not null).OrderByDescending(row => Weight(row.Muscle, asked.Region))], asked, meant));
    }

    private static Request Trimmed(Request request)
    {
        static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return new(Said(request.Query), Said(request.Area), Said(request.Region), Said(request.Condition), Said(request.Hazard));
    }

    private IEnumerable<Row> Candidates(string? query) => query is null
        ? content.Atlas.Muscles.OrderBy(muscle => muscle.Name.In(Words.Language), StringComparer.CurrentCultureIgnoreCase).Select(muscle => new Row(muscle, [], null))
        : search.Find(query, content.Atlas.Muscles.Length).Select(hit => new Row(content.Atlas.MuscleById[hit.Muscle], hit.Found, null));

    /// <summary>A choice that the atlas does not know fits nothing.</summary>
    private bool Fits(Muscle muscle, Request asked) =>
        (asked.Area is null || muscle.BodyArea == asked.Area)
        && (asked.Condition is null || content.Atlas.ConditionById.GetValueOrDefault(asked.Condition)?.Muscles.Contains(muscle.Id) == true)
        && (asked.Hazard is null || muscle.Needling.Hazards.Contains(asked.Hazard));

    private ReferralStrength? StrengthAt(Muscle muscle, string? region) => region is null ? null : ZoneAt(muscle, region)?.Strength;

    private double Weight(Muscle muscle, string region) => ZoneAt(muscle, region)?.Weight ?? 0;

    private Referral? ZoneAt(Muscle muscle, string region) => muscle.Referral.FirstOrDefault(zone => content.Atlas.RegionById[zone.On("left")].Base == region);
}
