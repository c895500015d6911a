using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Progress;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>How a patient is doing: the pain curve with its outlook, every instrument against the smallest change that matters, and advice with its reasons.</summary>
public sealed class ShowProgress(ClinicalContent content) : IUseCase<ShowProgress.Request, ShowProgress.View>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Session">0 before the first session, k after session k.</param>
    public sealed record Point(int Session, LocalDate On, double Pain);

    /// <param name="First">The first score, the baseline.</param>
    /// <param name="Change">Null while there is one score only, and where the instrument rates change itself.</param>
    public sealed record Measure(Instrument Instrument, OutcomeRow First, OutcomeRow Last, Change? Change)
    {
        public bool IsOneScore => First.Id == Last.Id;
    }

    /// <param name="Forecast">Null before the first session.</param>
    /// <param name="Matters">Pain at or below this is a change that matters, from the baseline; null without one.</param>
    /// <param name="Goal">Pain the plan aims at; null without a baseline.</param>
    public sealed record View(
        PatientRow Patient, ClinicRow Clinic, ImmutableArray<Point> Points, Forecast? Forecast, double? Goal, double? Matters, int Sessions, int Planned,
        ImmutableArray<Measure> Measures, Said? Sentence);

    /// <summary>Needling makes sore: a reading within these hours says nothing about the pain itself (response-model.md §2).</summary>
    private static readonly Duration SoreFor = Duration.FromHours(72);

    public Permission Permission => Permission.ReadOutcomes;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;
        var clinic = await Clinics.Here(work);
        ImmutableArray<SessionRow> sessions = [.. (await Sessions.Of(work, request.Patient)).Where(session => session.IsSigned).OrderBy(session => session.OpenedAt)];
        var outcomes = await Outcomes.Of(work, request.Patient);
        var plan = await Plans.Active(work, request.Patient);

        var readings = Readings(sessions, outcomes);
        var points = readings.Where(reading => reading.Pain is not null)
            .Select(reading => new Point(reading.Session, reading.At.InZone(clinic.TimeZone).Date, reading.Pain!.Value)).ToImmutableArray();
        var planned = plan?.Sessions ?? 6;
        double? goal = points.IsEmpty ? null : await Goal(work, plan, points[0].Pain);
        var forecast = readings.IsEmpty || goal is null ? null : content.Response.Default.Forecast(CourseOf(readings, planned, goal.Value));
        return new View(patient, clinic, points, forecast, goal, points.IsEmpty ? null : Math.Max(0, points[0].Pain - content.Response.Default.Rules.Meaningful),
            sessions.Length, planned, Measures(outcomes), forecast is null ? null : PatientWords.Of(forecast.ToGoal));
    }

    internal sealed record Reading(int Session, Instant At, double? Pain);

    /// <summary>Pain before each session, and the newest score after the last one once soreness has passed.</summary>
    internal static ImmutableArray<Reading> Readings(ImmutableArray<SessionRow> sessions, ImmutableArray<OutcomeRow> outcomes)
    {
        if (sessions.IsEmpty) return [];
        var before = sessions.Select((session, at) => new Reading(at, session.OpenedAt, session.PainBefore));
        var rested = (sessions[^1].EndedAt ?? sessions[^1].OpenedAt) + SoreFor;
        var after = outcomes.LastOrDefault(outcome => outcome is { Instrument: "nprs", Score: not null } && outcome.TakenAt >= rested);
        return [.. before, new Reading(sessions.Length, after?.TakenAt ?? rested, (double?)after?.Score)];
    }

    internal static Course CourseOf(ImmutableArray<Reading> readings, int planned, double goal) => new(
        [.. readings.Select(reading => reading.Pain)],
        [.. readings.Select((reading, at) => at == 0 ? (double?)null : Math.Max(0.1, (reading.At - readings[at - 1].At).TotalDays))],
        [], planned, goal);

    private async Task<double> Goal(Work work, PlanRow? plan, double baseline)
    {
        var fallback = Math.Max(0, baseline - content.Response.Default.Rules.Meaningful);
        if (plan is null) return fallback;
        return await work.QueryOne<decimal?>(
            "select target from goal where clinic = @clinic and plan = @plan and measure = 'nprs' order by position limit 1", new { plan = plan.Id }) is { } target
            ? (double)target : fallback;
    }

    private ImmutableArray<Measure> Measures(ImmutableArray<OutcomeRow> outcomes) =>
    [
        .. from outcome in outcomes
           where outcome.Score is not null && content.Instruments.ById.ContainsKey(outcome.Instrument)
           group outcome by outcome.Instrument into scores
           let instrument = content.Instruments.ById[scores.Key]
           let change = scores.Count() > 1 && !instrument.IsThreshold ? instrument.Compare(scores.First().Score!.Value, scores.Last().Score!.Value) : null
           select new Measure(instrument, scores.First(), scores.Last(), change),
    ];
}
