using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Assess.Atlas;

/// <summary>One muscle of the atlas, in full.</summary>
public sealed class ShowMusclePage(Runner runner, Actor actor, ShowMuscle show, ClinicalContent content, Citations citations) : PageModel
{
    public static readonly ImmutableArray<Side> Sides = [Filiform.Clinical.Atlas.Side.Left, Filiform.Clinical.Atlas.Side.Right, Filiform.Clinical.Atlas.Side.Both];

    /// <summary>What atlas.md §6 says of the limits, in our words, and the works behind each.</summary>
    public static readonly ImmutableArray<(string Key, ImmutableArray<string> Sources)> Limits =
    [
        ("assess.atlas-limit-palpation", ["lucas2009", "myburgh2008"]), ("assess.atlas-limit-without", ["chiarotto2016"]),
        ("assess.atlas-limit-maps", ["ts1999", "donnelly2019", "schmidthansen2006", "cornwall2006"]), ("assess.atlas-limit-other", ["kearns2019"]),
        ("assess.atlas-limit-length", ["valeracalero2021", "mitchell2019"]), ("assess.atlas-limit-harm", ["cummings2014", "brady2014"]),
    ];

    [BindProperty(SupportsGet = true)] public string Muscle { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string? Side { get; set; }

    public ShowMuscle.View View { get; private set; } = null!;
    public ReferralAtlas Atlas => content.Atlas;

    /// <summary>The side drawn: the right one when none, or none there is, is asked for.</summary>
    public Side Drawn => Sides.FirstOrDefault(side => side.Code() == Side, Filiform.Clinical.Atlas.Side.Right);

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(show, new(Muscle), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }

    public static string Say(Said said) => said.In(Words.Language);

    public string Label(string set, string code) => Say(Atlas.Labels[set][code]);

    public string Site(string region) => Say(content.Safety.Vocabulary.Label("regions", region));

    /// <summary>The record as a whole, which is what its statements rest on.</summary>
    public SourceList OfTheRecord => Cited(View.Muscle.Sources);

    public SourceList Cited(IEnumerable<string> sources) => citations.For("muscles", sources);

    public SourceList OfTheGroup => citations.For("muscle-groups", View.Whole!.Sources);

    /// <summary>Every work the page names with the kind of work it is, in order of first mention.</summary>
    public IEnumerable<(Source Source, string? Type)> Works => View.Muscle.Sources.Concat(View.Muscle.Needling.Cautions.Select(caution => caution.Source)).Distinct()
        .Select(id => (citations[$"muscles:{id}"], Atlas.SourceById[id].Type));

    /// <summary>The map as steps of heat on the figure.</summary>
    public Dictionary<string, int> Heat() => Atlas.ReferralMap(View.Muscle, Drawn).ToDictionary(zone => zone.Key, zone => AtlasWords.Heat(new Referral(zone.Key, zone.Value).Strength));

    /// <summary>The zones in words, strongest first.</summary>
    public IEnumerable<IGrouping<ReferralStrength, Referral>> Zones => View.Muscle.Referral.OrderByDescending(zone => zone.Weight).GroupBy(zone => zone.Strength);

    public string Zone(Referral zone) => AtlasWords.Bare(Atlas.RegionById[zone.On("left")]);
}
