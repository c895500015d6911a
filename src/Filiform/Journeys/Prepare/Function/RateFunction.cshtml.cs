using System.Globalization;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Prepare.Function;

/// <summary>What the patient cannot do as before.</summary>
[LinkPage]
public sealed class RateFunctionPage(Runner runner, ReadFunction read, RateFunction rate, ClinicalContent content, Actor actor) : PageModel
{
    /// <param name="Rating">As posted or kept; null for none.</param>
    public sealed record Row(string? Name, string? Rating)
    {
        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Rating is null;
    }

    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty] public string? Seen { get; set; }

    public ClinicalContent Knowledge => content;
    public ReadFunction.View View { get; private set; } = null!;
    public ImmutableArray<Row> Rows { get; private set; } = [];
    public Refusal? Refusal { get; private set; }

    /// <summary>The activities come from an earlier visit, to be rated again.</summary>
    public bool FromBefore => View.Now is null && View.Before is not null && Refusal is null;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (await Load(stop) is { } elsewhere) return elsewhere;

        Seen = $"{View.Now?.Id}";
        Rows = Filled((View.Now ?? View.Before)?.Wording.Select((name, at) => new Row(name, View.Now is { } kept ? $"{kept.Answers[at]}" : null)) ?? []);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Rows = Filled(Enumerable.Range(1, RateFunction.Rows).Select(row => new Row(Request.Form[$"activity-{row}"], Request.Form[$"rating-{row}"])));
        var seen = Id<InstrumentAnswer>.TryParse(Seen, null, out var id) ? id : (Id<InstrumentAnswer>?)null;
        var request = new RateFunction.Request(
            actor.Patient!.Value, actor.Appointment!.Value, [.. Rows.Select(row => new RateFunction.Activity(row.Name, Whole(row.Rating)))], seen);
        var result = await runner.Run(rate, request, actor, stop);
        if (result.Refusal is null) return new SeeOther($"/prepare/{Token}?saved=1");

        Refusal = result.Refusal;
        if (Refusal.Status is 404 or 410) return StatusCode(Refusal.Status);
        if (await Load(stop) is { } elsewhere) return elsewhere;
        if (Refusal == Refusal.Stale) Seen = $"{View.Now?.Id}";
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    public static string Say(OutcomeRow kept) => string.Join(", ", kept.Wording.Select((name, at) => $"{name} ({kept.Answers[at]})"));

    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(actor.Patient!.Value, actor.Appointment!.Value), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return null;
    }

    private static ImmutableArray<Row> Filled(IEnumerable<Row> rows) => [.. rows.Concat(Enumerable.Repeat(new Row(null, null), RateFunction.Rows)).Take(RateFunction.Rows)];

    /// <returns>The number; −1, which no scale has, for what is none.</returns>
    private static int? Whole(string? text) => string.IsNullOrEmpty(text) ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
