using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;

namespace Filiform.Journeys.Treat;

/// <summary>Fills the session facts from the record, so that nobody types what is known already.</summary>
public static class SessionFacts
{
    public const string Electrical = "estim";

    /// <summary>Minutes observed after the last needle: nothing to say while one is in.</summary>
    public const string Observed = "s-observed-minutes";

    private const string FirstSession = "s-first-session", Authorised = "s-clinician-authorised", ScreenedOn = "s-screening-completed-on",
        ConsentToday = "s-consent-today", SinceSameSite = "s-days-since-last-session-same-site",
        Pincer = "s-upper-trap-pincer", Broken = "s-needle-broken-or-retained", EventLogged = "s-adverse-event-recorded", UpperTrapezius = "upper-trapezius";

    /// <summary>Days to say for a site that was never needled, as the fact's own words have it.</summary>
    private const int Never = 999;

    /// <summary>True answers that are events: saying so without reporting it is an event not recorded.</summary>
    private static readonly ImmutableArray<(string Fact, bool Event)> Events =
    [
        ("s-vasovagal-event", true), ("s-sharp-thoracic-pain", true), ("s-electric-nerve-pain", true), ("s-needlestick-injury", true),
        (Broken, true), ("s-stop-request-honoured", false), ("s-bleeding-controlled", false),
    ];

    /// <summary>Facts that only the record gives, at least once it knows them; an answer to them counts for nothing.</summary>
    public static readonly ImmutableHashSet<string> OfTheRecord =
    [
        PlanFacts.Regions, PlanFacts.MuscleHazards, PlanFacts.BilateralLungField, FirstSession, Authorised, ScreenedOn, SinceSameSite,
        RecordFacts.NeedlesIn, RecordFacts.NeedlesOut, RecordFacts.DeepestInsertion,
    ];

    /// <summary>What the record says of the session.</summary>
    /// <param name="phase">At <c>sign</c> only what was done counts, before it also what is meant.</param>
    public static ImmutableDictionary<string, Value> FromRecord(ClinicalContent content, SessionChart chart, SessionPhase phase)
    {
        var facts = PlanOf(content, chart, phase).ToBuilder();
        foreach (var (fact, value) in RecordFacts.Of([.. chart.Insertions.Select(row => new InsertedNeedles(row.NeedlesIn, row.NeedlesOut, row.LengthMm, row.DepthMm))]))
            facts[fact] = value;

        facts[FirstSession] = new Value.YesNo(chart.Past.IsEmpty);
        facts[Authorised] = new Value.YesNo((phase == SessionPhase.Sign ? chart.MissingAuthorityThen : chart.MissingAuthority).IsEmpty);
        if (chart.Screening.CurrentAt is { } screened) facts[ScreenedOn] = new Value.Day(screened.InZone(chart.Zone).Date);
        AddConsent(facts, chart, phase);
        AddSites(content, facts, chart, phase);
        if (chart.Retained is not null) facts[Broken] = new Value.YesNo(true);
        AddEvents(facts, chart);
        return facts.ToImmutable();
    }

    /// <summary>Techniques meant, as said for today or else planned, and those used.</summary>
    public static ImmutableArray<string> Techniques(SessionChart chart, ImmutableArray<InsertionRow> insertions)
    {
        var meant = chart.Answers.Facts.GetValueOrDefault(PlanFacts.Techniques) is Value.Options said ? said.Ids : chart.Plan?.Body.Techniques ?? [];
        return [.. meant.Concat(Used(insertions)).Distinct()];
    }

    private static IEnumerable<string> Used(ImmutableArray<InsertionRow> insertions) =>
        insertions.Select(row => row.Technique).Concat(insertions.Any(row => row.Electrical) ? [Electrical] : []);

    private static ImmutableDictionary<string, Value> PlanOf(ClinicalContent content, SessionChart chart, SessionPhase phase)
    {
        var vocabulary = content.Safety.Vocabulary;
        var done = phase == SessionPhase.Sign;
        if (done && chart.Insertions.IsEmpty) return NothingNeedled;

        var muscles = Muscles(content, chart, phase);
        ImmutableArray<PlannedPoint> points =
            [.. chart.Insertions.Where(row => row.Region is not null).Select(row => content.Atlas.RegionById[row.Region!]).Select(region => new PlannedPoint(region.Base, SideOf(region.Side)))];
        ImmutableArray<string> techniques = done ? [.. Used(chart.Insertions).Distinct()] : Techniques(chart, chart.Insertions);
        return PlanFacts.Of(vocabulary, new(muscles, points, techniques, NeedleCount(chart, done)));
    }

    /// <summary>A session in which nothing was needled reaches no region, and that is known.</summary>
    private static readonly ImmutableDictionary<string, Value> NothingNeedled = new Dictionary<string, Value>
    {
        [PlanFacts.Regions] = new Value.Options([]), [PlanFacts.MuscleHazards] = new Value.Options([]), [PlanFacts.Techniques] = new Value.Options([]),
        [PlanFacts.NeedleCount] = new Value.Number(0), [PlanFacts.BilateralLungField] = new Value.YesNo(false),
    }.ToImmutableDictionary();

    private static ImmutableArray<PlannedMuscle> Muscles(ClinicalContent content, SessionChart chart, SessionPhase phase) =>
    [
        .. (phase == SessionPhase.Sign ? [] : chart.Targets.Select(target => (target.Muscle, target.Side)))
            .Concat(chart.Insertions.Select(row => (row.Muscle, row.Side))).Distinct()
            .Select(target => (Muscle: content.Atlas.MuscleById.GetValueOrDefault(target.Muscle), target.Side))
            .Where(target => target.Muscle is not null)
            .Select(target => new PlannedMuscle(
                target.Muscle!.Id, SideOf(target.Side), target.Muscle.Needling.Hazards, target.Muscle.Needling.SiteRegions, target.Muscle.Needling.Recommended)),
    ];

    /// <summary>What was meant, or what went in if that is more; unknown while nobody has said.</summary>
    private static int? NeedleCount(SessionChart chart, bool done)
    {
        if (done) return chart.NeedlesIn;
        return chart.NeedlesMeant is { } count ? Math.Max(count, chart.NeedlesIn) : null;
    }

    private static void AddConsent(ImmutableDictionary<string, Value>.Builder facts, SessionChart chart, SessionPhase phase)
    {
        // A withdrawal stops the next needle at once; it does not undo those that went in while the consent stood.
        var at = phase == SessionPhase.Sign && !chart.Insertions.IsEmpty ? chart.Insertions.Max(row => row.RecordedAt) : chart.Now;
        // A signature given at home knows neither today's muscles nor what is said in the room: only its absence is known from the record.
        if (chart.ConsentAt(at) is null) facts[ConsentToday] = new Value.YesNo(false);
    }

    private static void AddSites(ClinicalContent content, ImmutableDictionary<string, Value>.Builder facts, SessionChart chart, SessionPhase phase)
    {
        var muscles = Muscles(content, chart, phase);
        if (muscles.IsEmpty) return;
        var last = chart.Past.Where(past => muscles.Any(muscle => muscle.Muscle == past.Muscle && (muscle.Side is not { } side || Covers(side, past.Side))))
            .Select(past => Period.DaysBetween(past.EndedAt.InZone(chart.Zone).Date, chart.DayOf(phase))).DefaultIfEmpty(Never).Min();
        facts[SinceSameSite] = new Value.Number(last);
        if (muscles.All(muscle => muscle.Muscle != UpperTrapezius)) facts[Pincer] = new Value.YesNo(true);
    }

    private static void AddEvents(ImmutableDictionary<string, Value>.Builder facts, SessionChart chart)
    {
        if (!chart.Events.IsEmpty) facts[EventLogged] = new Value.YesNo(true);
        else if (Events.Any(each => Said(chart, each.Fact) == each.Event)) facts[EventLogged] = new Value.YesNo(false);
    }

    private static bool? Said(SessionChart chart, string fact) => (chart.Answers.Facts.GetValueOrDefault(fact) as Value.YesNo)?.Yes;

    private static bool Covers(BodySide side, string other) => side == BodySide.Both || SideOf(other) is null or BodySide.Both || SideOf(other) == side;

    private static BodySide? SideOf(string side) => Codes.Find<BodySide>(side);
}
