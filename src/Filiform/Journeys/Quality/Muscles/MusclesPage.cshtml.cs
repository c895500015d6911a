using System.Globalization;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Quality.Muscles;

/// <summary>The clinic's own experience beside the atlas: whether muscles that it ranks strongly respond better. A question, never an answer.</summary>
public sealed class MusclesPage(Runner runner, Actor actor, ShowMuscleResponses show, ClinicalContent content, Citations citations, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public int Months { get; set; } = 24;

    public ShowMuscleResponses.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Read(stop) ?? Page();

    public async Task<IActionResult> OnGetCsv(CancellationToken stop)
    {
        if (await Read(stop) is { } refused) return refused;
        string[] header =
        [
            "muscle", "name", "standing", "treatments", "patients", "after-fell", "after-of", "after-rate", "after-low", "after-high",
            "next-fell", "next-of", "next-rate", "next-low", "next-high",
        ];
        return Csv.File("muscles", header.Select(column => words[$"quality.muscles-csv-{column}"]), View.Muscles.SelectMany(each =>
            each.ByStanding.Select(part => Line(each.Muscle, Standing(part.Standing), part.Response)).Prepend(Line(each.Muscle, words["quality.muscles-standing-all"], each.All))));
    }

    public string Muscle(string id) => content.Atlas.MuscleById.TryGetValue(id, out var muscle) ? muscle.Name.In(Words.Language) : id;

    /// <summary>Whether there is a page to lead to: an older record may name a muscle that the atlas no longer has.</summary>
    public bool IsInAtlas(string id) => content.Atlas.MuscleById.ContainsKey(id);

    public string Standing(AtlasStanding standing) => words[$"quality.muscles-standing-{standing.Code()}"];

    public SourceList Threshold => citations.For("instruments", [View.Pain.Mcid!.Source]);

    private async Task<IActionResult?> Read(CancellationToken stop)
    {
        var result = await runner.Run(show, new(ModelState.IsValid ? Months : 24), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return null;
    }

    private IEnumerable<string?> Line(string muscle, string standing, MuscleResponse response) =>
        [muscle, Muscle(muscle), standing, Whole(response.Treatments), Whole(response.Patients), .. Line(response.After), .. Line(response.ByNext)];

    private static IEnumerable<string?> Line(PainFall fall) =>
        [Whole(fall.Fell), Whole(fall.Of), Share(fall.Rate), Share(fall.Interval?.Low), Share(fall.Interval?.High)];

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share of 1, for a program to read; empty where there is none to give.</summary>
    private static string? Share(double? share) => share?.ToString("0.0000", CultureInfo.InvariantCulture);
}
