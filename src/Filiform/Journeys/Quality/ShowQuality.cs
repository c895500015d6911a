using Filiform.Clinical.Progress;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>How safe the clinic's care is, as far as anybody answered, and whether it helps: alone, over time and beside the other clinics.</summary>
public sealed class ShowQuality(ClinicalContent content, QualityKnowledge knowledge) : IUseCase<ShowQuality.Request, ShowQuality.View>
{
    private const int MostMonths = 60, UsualMonths = 12;

    /// <param name="Months">How far back the clinic's own events are counted, 1 to 60; anything else means a year.</param>
    /// <param name="Event">The network's event, as <see cref="NetworkEvent"/> writes it; null for any minor event at the end of the session, or the first that can be plotted.</param>
    public sealed record Request(int Months, string? Event = null);

    /// <param name="Count">Recorded as serious in themselves, or of major severity, in the period.</param>
    /// <param name="Treatments">Answered at the end or after.</param>
    /// <param name="SinceLast">Treatments since the last one; null when there was none.</param>
    /// <param name="Gap">Chance of one so soon, as a remark; null without one.</param>
    public sealed record Serious(int Count, int Treatments, int? SinceLast, double? Gap);

    /// <param name="Treatments">Of the period, in order of time.</param>
    /// <param name="Kinds">Each kind of event under the question that found it.</param>
    /// <param name="Missed">Check-ins without an answer.</param>
    /// <param name="MayOpenCases">Whether this person may read the records behind a signal.</param>
    public sealed record View(
        ClinicRow Clinic, int Months, ImmutableArray<TreatmentRow> Treatments, ImmutableArray<MinorTotal> Totals, ImmutableArray<KindRate> Kinds, Serious Severe,
        OverTime OverTime, NetworkView Network, Calibration? Calibration, Responders? Responders, int OpenAlerts, int Missed, bool MayOpenCases)
    {
        public int Answered(Question question) => Treatments.Count(row => row.Record.Answered(question));
    }

    public Permission Permission => Permission.ReadQuality;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        var months = request.Months is >= 1 and <= MostMonths ? request.Months : UsualMonths;
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var since = clinic.TimeZone.AtStartOfDay(today.PlusMonths(-months)).ToInstant();
        var charted = OverTime.Since(today, clinic.TimeZone);
        // Read once: the chart looks back at least as far as the figures, or the figures do.
        var all = await Treatments.Of(work, since < charted ? since : charted, work.Now + Duration.FromDays(1));
        ImmutableArray<TreatmentRow> rows = [.. all.Where(row => row.SignedAt >= since)];
        ImmutableArray<TreatmentRecord> records = [.. rows.Select(row => row.Record)];

        var tallies = await Tallies.Read(work, today);
        var courses = await ClinicCourses.Read(work);
        return new View(
            clinic, months, rows, [.. Both.Select(question => MinorTotal.Of(records, question, knowledge.Parameters))], Kinds(records), Severe(rows),
            OverTime.Of([.. all.Where(row => row.SignedAt >= charted)], tallies, clinic.Id, knowledge.Parameters),
            NetworkView.Of(tallies, clinic.Id, NetworkEvent.Read(request.Event, knowledge), knowledge),
            Calibrations.Count(content, courses), await EpisodeOutcomes.Of(work, content, knowledge, courses, clinic.TimeZone, today.PlusMonths(-months)),
            await work.QueryOne<int>("select count(*) from alert where clinic = @clinic and acknowledged_at is null"), await FollowUp.CheckIns.Unanswered(work),
            work.Actor.IsStaff && await Filiform.Pipeline.Access.Reached(work, Permission.ReadRecord) is null);
    }

    private static readonly ImmutableArray<Question> Both = [Question.Immediate, Question.Delayed];

    /// <summary>Every kind that a survey published, under the question that finds it, and every kind that was told, under the question that did.</summary>
    private ImmutableArray<KindRate> Kinds(ImmutableArray<TreatmentRecord> records)
    {
        var seen = Both.SelectMany(question => records.SelectMany(row => row.Told(question) ?? []).Select(told => (told.Kind, question))).ToHashSet();
        return [.. from kind in knowledge.Events
                   where kind.Question is not null
                   from question in Both
                   where seen.Contains((kind.Id, question)) || (!kind.Baselines.IsEmpty && kind.Question == question.Code())
                   select KindRate.Of(records, question, kind.Id, knowledge)];
    }

    private Serious Severe(ImmutableArray<TreatmentRow> rows)
    {
        bool IsSerious(ToldEvent told) => told.Severity == "major" || (knowledge.EventById.TryGetValue(told.Kind, out var kind) && kind.Serious);
        ImmutableArray<int> at = [.. Enumerable.Range(0, rows.Length).Where(row => Both.Any(question => rows[row].Record.Told(question) is { } told && told.Any(IsSerious)))];
        var answered = rows.Count(row => Both.Any(row.Record.Answered));
        if (at.IsEmpty) return new Serious(0, answered, null, null);
        var gap = at[^1] - (at.Length > 1 ? at[^2] : -1);
        return new Serious(at.Length, answered, rows.Length - 1 - at[^1], Counts.GapTest(gap, QualityParameters.SeriousRate));
    }
}
