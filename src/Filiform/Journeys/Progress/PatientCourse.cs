using Filiform.Clinical.Instruments;
using Filiform.Clinical.Progress;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Progress.Scores;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>One patient's course: pain at each visit, every other score, and what the model makes of it.</summary>
/// <param name="Readings">Pain before each session and, once soreness has passed, after the last one; empty before the first session.</param>
/// <param name="Histories">Every score by instrument.</param>
/// <param name="Forecast">Null before the first session, or without a first reading.</param>
/// <param name="Goal">Pain aimed at; null without a first reading.</param>
internal sealed record PatientCourse(
    int Sessions, int Planned, ImmutableArray<PatientCourse.Reading> Readings, ImmutableArray<ScoreHistory> Histories, double? Goal, Forecast? Forecast)
{
    /// <summary>Needling makes sore: a reading within these hours says nothing about the pain itself (response-model.md §2).</summary>
    internal static readonly Duration SoreFor = Duration.FromHours(72);

    /// <summary>Sessions a plan has where nobody has said.</summary>
    internal const int UsualSessions = 6;

    /// <param name="Session">0 before the first session, k after session k.</param>
    public sealed record Reading(int Session, Instant At, double? Pain);

    public static async Task<PatientCourse> Read(Work work, ClinicalContent content, Id<Patient> patient, PlanRow? plan)
    {
        ImmutableArray<SessionRow> sessions = [.. (await Treat.Sessions.Of(work, patient)).Where(session => session.IsSigned).OrderBy(session => session.OpenedAt)];
        var outcomes = await Outcomes.Of(work, patient);
        // Sessions of earlier plans are part of the course; those planned come after them.
        var (readings, planned) = (ReadingsOf(sessions, outcomes), plan is null ? UsualSessions : sessions.Count(session => session.Plan != plan.Id) + plan.Sessions);
        var model = ModelOf(content, plan);
        double? goal = readings.FirstOrDefault(reading => reading.Pain is not null) is { Pain: { } first } ? await GoalOf(work, plan, Math.Max(0, first - model.Rules.Meaningful)) : null;
        return new(sessions.Length, planned, readings, ScoreHistory.Of(content, outcomes), goal, goal is { } aim ? model.Forecast(CourseOf(readings, planned, aim)) : null);
    }

    /// <summary>The model of the plan's body area; the default where no template stands behind the plan.</summary>
    public static ResponseModel ModelOf(ClinicalContent content, PlanRow? plan) =>
        plan is not null && content.Plans.TemplateById.TryGetValue(plan.Template, out var template) ? content.Response.For(template.ResponseGroup) : content.Response.Default;

    /// <summary>Pain before each session, and the newest score after the last one once soreness has passed.</summary>
    public static ImmutableArray<Reading> ReadingsOf(ImmutableArray<SessionRow> signed, ImmutableArray<OutcomeRow> outcomes)
    {
        if (signed.IsEmpty) return [];
        var before = signed.Select((session, at) => new Reading(at, session.OpenedAt, session.PainBefore));
        var rested = (signed[^1].EndedAt ?? signed[^1].OpenedAt) + SoreFor;
        var after = outcomes.LastOrDefault(outcome => outcome is { Instrument: InstrumentCatalogue.Pain, Score: not null } && outcome.TakenAt >= rested);
        return [.. before, new Reading(signed.Length, after?.TakenAt ?? rested, (double?)after?.Score)];
    }

    public static Course CourseOf(ImmutableArray<Reading> readings, int planned, double goal) => new(
        [.. readings.Select(reading => reading.Pain)],
        [.. readings.Select((reading, at) => at == 0 ? (double?)null : Math.Max(0.1, (reading.At - readings[at - 1].At).TotalDays))],
        [], planned, goal);

    /// <summary>Each measure at baseline and now; pain as it was at the visits.</summary>
    public ImmutableArray<Measured> Measured(ClinicalContent content) =>
    [
        .. from scores in Series
           let instrument = content.Instruments.ById[scores.Key]
           where scores.Value.Length > 1 && !instrument.IsThreshold
           select new Measured(instrument, scores.Value[0], scores.Value[^1]),
    ];

    /// <summary>Scores by instrument after the first, oldest first.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<decimal>> SinceBaseline => Series.ToDictionary(scores => scores.Key, scores => scores.Value[1..]);

    /// <summary>Worse than at the start by so much at the last two visits.</summary>
    public bool WorseTwice(double by) => Readings is [{ Pain: { } first }, ..] && Sessions >= 2 && CourseOf(Readings, Planned, 0).LastTwo(pain => pain >= first + by);

    private IEnumerable<KeyValuePair<string, ImmutableArray<decimal>>> Series => Histories
        .Where(history => history.Instrument.Id != InstrumentCatalogue.Pain && history.First is not null)
        .Select(history => KeyValuePair.Create(history.Instrument.Id, history.Scores.Where(past => past.Counts).Select(past => past.Row.Score!.Value).ToImmutableArray()))
        .Concat(Visits is { IsEmpty: false } pain ? [KeyValuePair.Create(InstrumentCatalogue.Pain, pain)] : []);

    private ImmutableArray<decimal> Visits => [.. Readings.Where(reading => reading.Pain is not null).Select(reading => (decimal)reading.Pain!.Value)];

    private static async Task<double> GoalOf(Work work, PlanRow? plan, double otherwise)
    {
        if (plan is null) return otherwise;
        return await work.QueryOne<decimal?>(
            "select target from goal where clinic = @clinic and plan = @plan and measure = @pain order by position limit 1", new { plan = plan.Id, pain = InstrumentCatalogue.Pain }) is { } target
            ? (double)target : otherwise;
    }
}
