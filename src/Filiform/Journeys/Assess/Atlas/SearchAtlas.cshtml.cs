using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared;
using Filiform.Pipeline.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Assess.Atlas;

/// <summary>The atlas to leaf through and to search. A search is about nobody, so it may stand in the address and be kept as a bookmark.</summary>
public sealed class SearchAtlasPage(Runner runner, Actor actor, SearchAtlas search, ClinicalContent content) : PageModel
{
    public const int Longest = 100;

    /// <summary>How dark a chosen region is drawn.</summary>
    private const int Chosen = 3;

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? Region { get; set; }
    [BindProperty(SupportsGet = true)] public string? Condition { get; set; }
    [BindProperty(SupportsGet = true)] public string? Hazard { get; set; }

    public SearchAtlas.View View { get; private set; } = null!;
    public ReferralAtlas Atlas => content.Atlas;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var asked = new SearchAtlas.Request(Q?[..Math.Min(Q.Length, Longest)], Area, Region, Condition, Hazard);
        var result = await runner.Run(search, asked, actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }

    public static string Say(Said said) => said.In(Words.Language);

    public string AreaName(string area) => Say(Atlas.Labels["bodyAreas"][area]);

    /// <summary>Body areas that have a muscle, from head to foot.</summary>
    public IEnumerable<string> Areas => Atlas.BodyAreas.Where(area => Atlas.Muscles.Any(muscle => muscle.BodyArea == area));

    /// <summary>Regions to which a muscle refers, one for both sides, by body area.</summary>
    public IEnumerable<IGrouping<string, Region>> Regions => Atlas.Regions.DistinctBy(region => region.Base)
        .Where(region => Atlas.Muscles.Any(muscle => muscle.Referral.Any(zone => Atlas.RegionById[zone.On("left")].Base == region.Base)))
        .GroupBy(region => region.BodyArea).OrderBy(area => Atlas.BodyAreas.IndexOf(area.Key));

    public IEnumerable<AtlasCondition> Conditions => Atlas.Conditions.OrderBy(condition => Say(condition.Name), StringComparer.CurrentCultureIgnoreCase);

    public IEnumerable<Hazard> Hazards => Atlas.Hazards.OrderBy(hazard => Say(hazard.Name), StringComparer.CurrentCultureIgnoreCase);

    /// <summary>The region asked for; null when none was, or the atlas has none of that name.</summary>
    public Region? Asked => Atlas.Regions.FirstOrDefault(region => region.Base == View.Asked.Region);

    /// <summary>Both sides of it on the figure.</summary>
    public Dictionary<string, int> Heat() => Asked is null ? [] : Atlas.Regions.Where(region => region.Base == Asked.Base).ToDictionary(region => region.Id, _ => Chosen);

    /// <summary>The same search with this region of the figure.</summary>
    public string At(string region) => AskedFor.With(HttpContext, "region", Atlas.RegionById[region].Base);
}
