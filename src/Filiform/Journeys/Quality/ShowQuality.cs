using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>How safe the clinic's care is, as far as anybody answered: every rate with numerator, denominator and exact interval, beside the published one.</summary>
public sealed class ShowQuality(ClinicalContent content) : IUseCase<ShowQuality.Request, ShowQuality.View>
{
    /// <param name="Months">How far back to count, 1 to 60.</param>
    public sealed record Request(int Months);

    /// <param name="Events">Treatments with this event.</param>
    /// <param name="Of">Treatments whose question was answered.</param>
    /// <param name="Interval">Clopper–Pearson, 95 %; null with nothing to count.</param>
    /// <param name="Published">Null when no rate is published.</param>
    /// <param name="PublishedInterval">Exact interval of the published count; null with the rate.</param>
    public sealed record Row(AdverseEventKind Kind, string Timing, int Events, int Of, Bounds? Interval, ExpectedRate? Published, Bounds? PublishedInterval)
    {
        /// <summary>Fewer treatments than this give a count and an interval, and no rate.</summary>
        public const int EnoughForARate = 30;

        public double? Rate => Of >= EnoughForARate ? (double)Events / Of : null;
    }

    /// <param name="Sources">The publications behind the rates.</param>
    public sealed record View(ClinicRow Clinic, TreatmentCounts Counts, ImmutableArray<Row> Rows, ImmutableArray<Citation> Sources, int Months, int OpenAlerts, int MissedCheckIns)
    {
        /// <summary>What trials find that ask every patient, as we do: stands beside a rate of soreness that therapists reported. Null without one.</summary>
        public Citation? Soreness { get; init; }
    }

    private const double HalfOfFivePercent = 0.025;

    public Permission Permission => Permission.ReadQuality;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        var months = Math.Clamp(request.Months, 1, 60);
        var clinic = await Clinics.Here(work);
        var from = work.Now.InZone(clinic.TimeZone).Date.PlusMonths(-months).AtStartOfDayInZone(clinic.TimeZone).ToInstant();
        var counts = await Treatments.Count(work, from);
        var events = (await Treatments.Events(work, from)).AddRange(Totals(await Treatments.Any(work, from)));

        var rows = content.Safety.AdverseEvents
            .Where(kind => kind.Expected is { Unit: "treatments" } || events.Any(each => each.Kind == kind.Id))
            .SelectMany(kind => Timings(kind, events).Select(timing => RowOf(kind, timing, counts, events)))
            .ToImmutableArray();
        var alerts = await work.QueryOne<int>("select count(*) from alert where clinic = @clinic and acknowledged_at is null");
        return new View(clinic, counts, rows,
            [.. rows.Select(row => row.Published?.Source).OfType<string>().Distinct().Select(content.Safety.Citation)], months, alerts, await FollowUp.CheckIns.Unanswered(work))
        {
            Soreness = rows.Any(row => row is { Kind.Id: "ae-soreness", Published: not null, Of: > 0 }) ? content.Safety.Citation("navarro-2020") : null,
        };
    }

    /// <summary>The kinds that stand for "any event of this severity"; each publication has its own.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> TotalKinds = ImmutableDictionary.CreateRange(new Dictionary<string, ImmutableArray<string>>
    {
        ["minor"] = ["ae-any-minor", "ae-any-mild-brady"], ["major"] = ["ae-any-major", "ae-any-significant-brady"],
    });

    private static IEnumerable<EventCount> Totals(ImmutableArray<EventCount> bySeverity) =>
        from total in bySeverity from kind in TotalKinds.GetValueOrDefault(total.Kind, []) select total with { Kind = kind };

    /// <summary>Where it was seen; an event never seen is listed under the question that would have found it.</summary>
    private static IEnumerable<string> Timings(AdverseEventKind kind, ImmutableArray<EventCount> events)
    {
        var seen = events.Where(each => each.Kind == kind.Id).Select(each => each.Timing).ToList();
        return seen.Count > 0 ? seen : [kind.Id is "ae-soreness" or "ae-bruise" or "ae-aggravation" ? "delayed" : "immediate"];
    }

    private static Row RowOf(AdverseEventKind kind, string timing, TreatmentCounts counts, ImmutableArray<EventCount> events)
    {
        var found = events.FirstOrDefault(each => each.Kind == kind.Id && each.Timing == timing)?.Treatments ?? 0;
        // An event can be told in a session whose question was left open; it is never dropped.
        var of = Math.Max(found, timing == "immediate" ? counts.AnsweredAtEnd : counts.AnsweredAfter);
        var published = kind.Expected is { Unit: "treatments" } rate ? rate : null;
        return new(kind, timing, found, of, of > 0 ? Proportion.Exact(found, of, HalfOfFivePercent) : null, published,
            published is null ? null : Proportion.Exact(published.Events, published.N, HalfOfFivePercent));
    }
}
