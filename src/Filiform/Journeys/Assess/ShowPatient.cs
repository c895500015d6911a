using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Book;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Function;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Everything a clinician needs before touching a patient: risks and what each requires, where it hurts and what may explain it, the plan, the course.</summary>
public sealed class ShowPatient(ClinicalContent content) : IUseCase<ShowPatient.Request, ShowPatient.View>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Screening">Null until the patient has sent the health questions.</param>
    /// <param name="Day">Read today, for the day of the next visit; null without a screening.</param>
    /// <param name="Consent">The newest answer, consent or refusal; null without one.</param>
    /// <param name="Ranking">Null without a drawing.</param>
    public sealed record View(
        ClinicRow Clinic, PatientRow Patient, LocalDate Today, ImmutableArray<AppointmentRow> Appointments, ScreeningRow? Screening, DayReading? Day,
        ImmutableArray<DecisionRow> Decisions, ConsentRow? Consent, DrawingRow? Drawing, Ranking? Ranking, EpisodeRow? Episode, AssessmentRow? Assessment,
        PlanRow? Plan, ImmutableArray<SessionRow> Sessions, ImmutableArray<CheckInRow> CheckIns)
    {
        public ScreeningResult? Result => Day?.Result;

        /// <summary>The day that the questions about the visit are asked on: that of the next visit, today without one.</summary>
        public required LocalDate AskOn { get; init; }

        /// <summary>What the rules of today read otherwise in the answers that were sent; null when nothing.</summary>
        public KnowledgeChange? RulesChanged { get; init; }

        /// <summary>Alerts about this patient that nobody has answered, the worst first.</summary>
        public ImmutableArray<AlertRow> Alerts { get; init; } = [];

        /// <summary>What the patient asked before consenting, newest first.</summary>
        public ImmutableArray<PatientQuestion> Questions { get; init; } = [];

        /// <summary>Activities the patient named and rated, newest rating last; empty when none were named.</summary>
        public ImmutableArray<OutcomeRow> Activities { get; init; } = [];

        /// <summary>Muscles that hurt next to the shading and nowhere in it; empty without a drawing.</summary>
        public ImmutableArray<RankedMuscle> Beside { get; init; } = [];

        /// <summary>The plan was ended at its last re-evaluation and there is no new one.</summary>
        public bool PlanEnded { get; init; }

        /// <summary>A re-evaluation of the plan in force is due that nobody has recorded.</summary>
        public bool ReviewDue { get; init; }

        /// <summary>What the one who looks lacks to needle all of the plan in force, as <see cref="Authority"/> names it; empty for who treats nobody.</summary>
        public ImmutableArray<string> Lacks { get; init; } = [];

        /// <summary>Goals of the plan in force.</summary>
        public ImmutableArray<GoalRow> Goals { get; init; } = [];

        /// <summary>Plans that were superseded, newest first, each with its goals.</summary>
        public ImmutableArray<(PlanRow Plan, ImmutableArray<GoalRow> Goals)> Earlier { get; init; } = [];

        /// <summary>What a new plan would start its goals from.</summary>
        public ImmutableDictionary<string, decimal> Baselines { get; init; } = ImmutableDictionary<string, decimal>.Empty;

        /// <summary>The visit that the treatment room opens for: not ahead, with answers to read, under no plan that was ended; null when there is none.</summary>
        public AppointmentRow? ToTreat => Screening is not null && !PlanEnded && Next is { } next && next.StartsAt.InZone(Clinic.TimeZone).Date <= Today ? next : null;

        /// <summary>The visit to treat at: today's that is not over, or the next one.</summary>
        public AppointmentRow? Next => NextOf(Appointments);

        /// <summary>Whether a review was asked for and every rule of it is decided.</summary>
        public bool IsSettled => Day is { SoFar: Disposition.NeedsClinicianReview } review && Assess.Decisions.Settle(Decisions, review.Findings);
    }

    private static AppointmentRow? NextOf(ImmutableArray<AppointmentRow> visits) =>
        visits.Where(visit => visit.IsOpen).MinBy(visit => visit.StartsAt);

    public Permission Permission => Permission.ReadRecord;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var screening = await Screenings.LastCompleted(work, content.Safety, request.Patient);
        var drawing = await Drawings.Last(work, request.Patient);
        var pain = drawing?.Known(content.Atlas) ?? [];
        var plans = await Plans.Of(work, request.Patient);
        var goals = await Goals.Of(work, request.Patient);
        ImmutableArray<GoalRow> Of(PlanRow? plan) => [.. goals.Where(goal => goal.Plan == plan?.Id)];
        var plan = plans.FirstOrDefault(each => each.Status == "active");
        var visits = await Appointments.Of(work, request.Patient);
        var askOn = NextOf(visits) is { } next ? LocalDate.Max(today, next.StartsAt.InZone(clinic.TimeZone).Date) : today;
        return new View(
            clinic, patient, today, visits, screening, screening is null ? null : DayReading.Of(content.Safety, screening, today, askOn, clinic.TimeZone),
            screening is null ? [] : await ScreeningToday.Standing(work, content, screening),
            (await Consents.Of(work, request.Patient)).FirstOrDefault(), drawing, drawing is null ? null : content.Atlas.Rank(pain, RowsShown),
            await Episodes.Open(work, request.Patient), await Assessments.Last(work, request.Patient), plan,
            await Sessions.Of(work, request.Patient), await CheckIns.Of(work, request.Patient))
        {
            AskOn = askOn, Beside = content.Atlas.Beside(pain), RulesChanged = screening is null ? null : await KnowledgeChange.Since(work, content, screening, clinic.TimeZone),
            Alerts = await Alerts.Open(work, request.Patient),
            Questions = await PatientQuestions.Of(work, request.Patient), Goals = Of(plan), Earlier = [.. plans.Where(each => each.Status != "active").Select(each => (each, Of(each)))],
            Activities = [.. (await Outcomes.Of(work, request.Patient)).Where(outcome => outcome is { Instrument: InstrumentCatalogue.Activities, Wording.IsEmpty: false })],
            ReviewDue = plan is not null && plan.Body.Course.ReviewDue(
                await PastNeedling.SessionsDone(work, request.Patient, plan.Id), await PlanReviews.ReviewedAt(work, request.Patient, plan.Id)),
            PlanEnded = plan is null && await PlanReviews.Ended(work, request.Patient),
            Baselines = await Goals.Baselines(work, request.Patient), Lacks = plan is null ? [] : await Authority.MissingFor(work, content, plan.Body, clinic, today),
        };
    }

    /// <summary>More rows than this are noise: the bands are relative to the best.</summary>
    private const int RowsShown = 8;
}
