using System.Globalization;
using Filiform.Clinical.Quality;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Quality;

/// <summary>The clinic's own figures beside what is published. A difference is a prompt to look, not a verdict.</summary>
public sealed class QualityPage(Runner runner, Actor actor, ShowQuality show, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)] public int Months { get; set; } = 12;

    public ShowQuality.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var result = await runner.Run(show, new(Months), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return Page();
    }

    /// <summary>Statistics are for more people than alerts are.</summary>
    public bool MayAnswerAlerts => Permission.AnswerAlert.Roles.Keys.Any(actor.Is);

    /// <summary>The event; with the question that found it where another question found it too.</summary>
    public string Name(ShowQuality.Row row)
    {
        var name = row.Kind.Name.In(Words.Language);
        return View.Rows.Count(each => each.Kind.Name.In(Words.Language) == name) > 1 ? $"{name} ({words[$"quality.when-{row.Timing}"]})" : name;
    }

    public static string Percent(double share) => (share * 100).ToString(share is > 0 and < 0.001 ? "0.000" : "0.0", CultureInfo.CurrentCulture) + " %";

    /// <summary>On the axis, where places after the point would only crowd a phone.</summary>
    public static string Tick(double share) => (share * 100).ToString("0.#", CultureInfo.CurrentCulture) + " %";

    public static string Range(Bounds bounds) => $"{Percent(bounds.Low)} – {Percent(bounds.High)}";

    /// <summary>The end of the axis: the next step that holds every interval.</summary>
    public double AxisEnd => View.Rows.SelectMany(row => new[] { row.Interval?.High ?? 0, row.PublishedInterval?.High ?? 0 }).DefaultIfEmpty(0.1).Max() switch
    {
        <= 0.1 => 0.1, <= 0.25 => 0.25, <= 0.5 => 0.5, _ => 1,
    };
}
