using System.Globalization;
using Filiform.Clinical.Atlas;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>Where it hurts: painted, chosen by keyboard, or ticked in a list; all three fill in the same fields.</summary>
[LinkPage]
public sealed class SaveDrawingPage(Runner runner, ReadDrawing read, SaveDrawing save, KeepDrawingDraft keep, ClinicalContent content, BodyFigure figure, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty] public string?[] Region { get; set; } = [];
    [BindProperty] public string? Pain { get; set; }
    [BindProperty] public string? Now { get; set; }
    [BindProperty(Name = "strokes")] public string? Painted { get; set; }
    [BindProperty] public int Seen { get; set; }

    public ClinicalContent Knowledge => content;
    public BodyFigure Figure => figure;
    public VisitToPrepare Visit { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>Saved in another browser meanwhile; both are shown.</summary>
    public DrawingRow? Other { get; private set; }

    /// <summary>What is shown was begun before and is not saved.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>What stands in the strength field of each chosen region, as typed.</summary>
    public ImmutableDictionary<string, string> Strengths { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public IReadOnlySet<string> On => Region.OfType<string>().ToHashSet();

    /// <summary>Five steps of lightness for ten of pain.</summary>
    public IReadOnlyDictionary<string, int> Heat => On.ToDictionary(region => region, region => Math.Clamp(((Whole(Strengths.GetValueOrDefault(region)) ?? Whole(Pain) ?? 5) + 1) / 2, 1, 5));

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        (Visit, var drawing) = (result.Value.Visit, result.Value.Drawing);
        (Pain, Now, Painted, Seen) = ($"{drawing?.Pain}", $"{drawing?.PainNow}", drawing?.Strokes, drawing?.Version ?? 0);
        Region = [.. drawing?.Regions.Select(mark => mark.Region) ?? []];
        Strengths = drawing?.Regions.Where(mark => mark.Intensity != drawing.Pain).ToImmutableDictionary(mark => mark.Region, mark => $"{mark.Intensity}") ?? Strengths;
        if (result.Value.Draft is not { } draft) return Page();

        (IsDraft, Pain, Now, Painted, Region) = (true, draft.Pain, draft.Now, draft.Strokes, [.. draft.Regions.Keys]);
        Strengths = draft.Regions.Where(each => each.Value.Length > 0).ToImmutableDictionary();
        return Page();
    }

    /// <summary>Sent by the figure's script while somebody draws.</summary>
    public async Task<IActionResult> OnPostDraft(CancellationToken stop)
    {
        var draft = new DrawingDraft(On.ToImmutableDictionary(region => region, region => Request.Form[$"strength-{region}"].ToString()), Painted, Pain, Now, Seen);
        var result = await runner.Run(keep, new(actor.Patient!.Value, actor.Appointment!.Value, draft), actor, stop);
        return StatusCode(result.Refusal?.Status ?? StatusCodes.Status204NoContent);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Strengths = On.Select(region => (region, typed: Request.Form[$"strength-{region}"].ToString())).Where(each => each.typed.Length > 0)
            .ToImmutableDictionary(each => each.region, each => each.typed);
        // What is no number is out of every range, so that its field is named.
        var marks = On.Order(StringComparer.Ordinal)
            .Select(region => new SaveDrawing.Mark(region, Strengths.TryGetValue(region, out var typed) ? Whole(typed) ?? -1 : null)).ToImmutableArray();
        var request = new SaveDrawing.Request(
            actor.Patient!.Value, actor.Appointment!.Value, marks, Painted, Pain is null ? null : Whole(Pain) ?? -1, Now is null ? null : Whole(Now) ?? -1, Seen);
        var result = await runner.Run(save, request, actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}?saved=1");

        Refusal = result.Refusal;
        var seen = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (Refusal.Status is 404 or 410 || seen.Refusal is not null) return StatusCode(Refusal.Status);

        Visit = seen.Value.Visit;
        if (Refusal == Refusal.Stale) (Other, Seen) = (seen.Value.Drawing, seen.Value.Drawing?.Version ?? 0);
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    public string Say(IEnumerable<PainMark> marks) =>
        string.Join(", ", marks.Select(mark => $"{content.Atlas.RegionById[mark.Region].Name.In(Words.Language)} ({mark.Intensity})"));

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
