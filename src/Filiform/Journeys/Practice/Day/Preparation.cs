using Filiform.Journeys.Prepare;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>How far a patient is ready for a visit, as far as the front desk may know: no answer, no finding.</summary>
/// <param name="Screening"><c>none</c>, <c>draft</c> or <c>done</c>.</param>
/// <param name="Flag"><c>proceed</c>, <c>precautions</c>, <c>review</c>, <c>decided</c> (a review that a clinician has done) or <c>stop</c>; null while the screening is not done.</param>
/// <param name="Consent"><c>given</c>, <c>refused</c>, <c>withdrawn</c> or <c>missing</c>.</param>
public sealed record Preparation(string Screening, string? Flag, string Consent)
{
    /// <summary>Whether what was answered about the day of the visit was answered on another day, so that it is to be asked yet.</summary>
    public bool AsksOnDay { get; init; }

    /// <summary>Whether the rules changed since the answers were sent, and read them otherwise.</summary>
    public bool RulesChanged { get; init; }

    public static readonly Preparation None = new("none", null, "missing");

    /// <summary>A screening speaks for a visit for this long (safety.md, <c>filiform-consensus-2026</c>).</summary>
    private static readonly Duration ScreeningHolds = Duration.FromDays(30);

    internal sealed record ScreeningRow(Id<Patient> Patient, Id<Appointment>? Appointment, string Status, string? Disposition, Instant StartedAt, Instant? CompletedAt, Instant? SentFor);

    internal sealed record ConsentRow(Id<Patient> Patient, string Decision, Instant GivenAt, Instant? WithdrawnAt);

    /// <param name="screenings">The patient's own, superseded ones left out.</param>
    /// <param name="consents">The patient's own.</param>
    internal static Preparation Of(DayVisit visit, DateTimeZone zone, IEnumerable<ScreeningRow> screenings, IEnumerable<ConsentRow> consents)
    {
        var theirs = screenings.ToList();
        var done = theirs.Where(each => each.CompletedAt > visit.StartsAt - ScreeningHolds).MaxBy(each => each.CompletedAt);
        var screening = done is not null ? "done" : theirs.Any(each => each.Status == "draft" && each.StartedAt > visit.BookedAt) ? "draft" : "none";
        return new(screening, Meaning(done?.Disposition), ConsentOf(consents.MaxBy(each => each.GivenAt), done?.CompletedAt))
        {
            AsksOnDay = done?.CompletedAt is { } sent && visit.StartsAt.InZone(zone).Date is var day
                && (sent.InZone(zone).Date != day || !Screenings.IsAbout(done.Appointment, done.SentFor, day, zone)),
        };
    }

    /// <summary>Whoever knows no chart learns only what to do: let them go on, tell the therapist, or stop.</summary>
    internal static string? Meaning(string? disposition, bool settled = false) => disposition switch
    {
        null => null,
        "proceed" => "proceed",
        "proceed-with-precautions" => "precautions",
        "defer" or "do-not-needle" => "stop",
        "needs-clinician-review" when settled => "decided",
        // An outcome that this version does not know is never good news.
        _ => "review",
    };

    /// <summary>A consent older than the screening does not know what the screening found (security.md §5).</summary>
    private static string ConsentOf(ConsentRow? last, Instant? screened) => last switch
    {
        null => "missing",
        { WithdrawnAt: not null } => "withdrawn",
        { Decision: "refused" } => "refused",
        { } given => given.GivenAt < screened ? "missing" : "given",
    };
}
