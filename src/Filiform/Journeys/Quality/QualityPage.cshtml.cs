using System.Globalization;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Quality;

/// <summary>The clinic's own figures, over time and beside what is published and what other clinics see. A difference is a prompt to look, not a verdict.</summary>
public sealed class QualityPage(Runner runner, Actor actor, ShowQuality show, QualityKnowledge knowledge, Words words) : PageModel
{
    /// <summary>A signal older than this has been looked at, or stands in the chart.</summary>
    private static readonly Duration Recent = Duration.FromDays(90);

    [BindProperty(SupportsGet = true)] public int Months { get; set; } = 12;

    /// <summary>The network's event, such as <c>ae-bruise.delayed</c>.</summary>
    [BindProperty(SupportsGet = true)] public string? Event { get; set; }

    public ShowQuality.View View { get; private set; } = null!;

    public QualityKnowledge Knowledge => knowledge;

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Read(stop) ?? Page();

    public async Task<IActionResult> OnGetEvents(CancellationToken stop) => await Read(stop) ?? QualityFiles.Events(View, NameOf, words);

    public async Task<IActionResult> OnGetTime(CancellationToken stop) => await Read(stop) ?? QualityFiles.Time(View, words);

    public async Task<IActionResult> OnGetNetwork(CancellationToken stop) => await Read(stop) ?? QualityFiles.Network(View, NameOf, words);

    /// <summary>Statistics are for more people than alerts are.</summary>
    public bool MayAnswerAlerts => Permission.AnswerAlert.Roles.Keys.Any(actor.Is);

    public IEnumerable<Signal> Signals => View.OverTime.Signals.Where(signal => View.OverTime.Treatments[^1].SignedAt - signal.Treatment.SignedAt < Recent).Reverse();

    public string NameOf(string kind) => kind == TreatmentRecord.AnyMinor ? words["quality.any-minor"] : knowledge.EventById[kind].Name.In(Words.Language);

    public string NameOf(NetworkEvent chosen) => $"{NameOf(chosen.Kind)} ({words[$"quality.when-{chosen.Question.Code()}"]})";

    public string Day(Instant at) => ClinicTime.Say(at.InZone(View.Clinic.TimeZone).LocalDateTime, "day") + " " + at.InZone(View.Clinic.TimeZone).Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The end of the forest's axis: the next step that holds every interval.</summary>
    public double AxisEnd => View.Kinds.SelectMany(row => row.Published.Select(each => each.Interval.High).Append(row.Share?.ClopperPearson.High ?? 0)).DefaultIfEmpty(0.1).Max() switch
    {
        <= 0.1 => 0.1, <= 0.25 => 0.25, <= 0.5 => 0.5, _ => 1,
    };

    private async Task<IActionResult?> Read(CancellationToken stop)
    {
        var result = await runner.Run(show, new(Months, Event), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);
        View = result.Value;
        return null;
    }
}
