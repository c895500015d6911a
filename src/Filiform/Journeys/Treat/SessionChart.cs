using Filiform.Clinical.Atlas;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Book;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>A clinician's documented decision on one rule.</summary>
public sealed record RuleDecision(string Rule, string Reason, string By, Instant At);

/// <summary>Everything about one session that the rules, the page and the signed record read.</summary>
/// <param name="Screening">The newest that was sent: what a patient told since the session was opened counts at once.</param>
/// <param name="Consents">All answers of the patient, newest first.</param>
/// <param name="Past">Needles of earlier, signed sessions.</param>
/// <param name="SessionsDone">Signed sessions of the plan before this one.</param>
/// <param name="Now">When it was read.</param>
public sealed record SessionChart(
    SessionRow Session, AppointmentRow Appointment, ClinicRow Clinic, PatientRow Patient, ScreeningRow Screening, ImmutableArray<ConsentRow> Consents,
    PlanRow? Plan, ImmutableArray<InsertionRow> Insertions, SessionAnswers Answers, ImmutableArray<StepRow> Steps, ImmutableArray<DecisionRow> Decisions,
    ImmutableArray<AdverseEventRow> Events, ImmutableArray<PastInsertion> Past, int SessionsDone, Instant Now)
{
    /// <summary>Credentials and rules of the place that stand in the way of the next needle today; a code each.</summary>
    public ImmutableArray<string> MissingAuthority { get; init; } = [];

    /// <summary>The same on the day of the last needle, for what was needled: what a signature is judged by, however late it comes.</summary>
    public ImmutableArray<string> MissingAuthorityThen { get; init; } = [];

    /// <summary>What the patient asked before consenting and nobody has answered: until then no needle is used.</summary>
    public ImmutableArray<PatientQuestion> OpenQuestions { get; init; } = [];

    /// <summary>Findings and diagnosis as they stand; null when nothing was recorded.</summary>
    public AssessmentRow? Assessment { get; init; }

    /// <summary>Why the plan itself lets no needle be used: a code of the reasons; null when it does.</summary>
    public string? PlanStops { get; init; }

    /// <summary>How many sessions of the plan were done at its last re-evaluation.</summary>
    public int ReviewedAt { get; init; }

    /// <summary>Of the plan in force.</summary>
    public ImmutableArray<GoalRow> Goals { get; init; } = [];

    public DateTimeZone Zone => Clinic.TimeZone;
    public LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>The day that ages are counted at and the day's answers are about: a record signed late is about the day of its last needle.</summary>
    public LocalDate DayOf(SessionPhase phase) =>
        phase == SessionPhase.Sign && !Insertions.IsEmpty ? Insertions.Max(row => row.RecordedAt).InZone(Zone).Date : Today;

    /// <summary>Who asked a question on that day last and when; null when nobody did, as where the patient's own form of the day says it.</summary>
    public AnswerMark? AskedOn(string question, LocalDate day) =>
        Screening.InPerson.FirstOrDefault(each => each.Question == question && each.RecordedAt.InZone(Zone).Date == day) is { } asked ? new(asked.RecordedByName, asked.RecordedAt) : null;

    /// <summary>What is meant to be needled today: what was said for today, else the plan's own.</summary>
    public ImmutableArray<PlanTarget> Targets => Answers.Targets ?? Plan?.Body.Targets ?? [];

    /// <summary>Whether a row is of a muscle and a side that were meant for today; where nothing was said, nothing is unmeant.</summary>
    public bool IsMeant(InsertionRow row) => Targets.IsEmpty || Targets.Any(target => target.Muscle == row.Muscle && (target.Side == row.Side || target.Side == "both"));

    /// <summary>Whether the site on the figure can be the muscle's; true where no site, or a muscle this atlas no longer has, is marked.</summary>
    public static bool SiteFits(ReferralAtlas atlas, InsertionRow row) =>
        row.Region is not { } region || !atlas.MuscleById.TryGetValue(row.Muscle, out var muscle) || atlas.IsNear(muscle, row.Side, region);

    /// <summary>Muscles meant today and those needled.</summary>
    public IEnumerable<string> Muscles => Targets.Select(target => target.Muscle).Concat(Insertions.Select(row => row.Muscle));

    /// <summary>How many needles were meant for today: as said today, else planned; null while nobody has said.</summary>
    public int? NeedlesMeant => Answers.Facts.GetValueOrDefault(PlanFacts.NeedleCount) is Value.Number said ? (int)said.Amount : Plan?.Body.NeedleCount;

    public int NeedlesIn => Insertions.Sum(row => row.NeedlesIn);
    public int NeedlesOut => Insertions.Sum(row => row.NeedlesOut);

    /// <summary>The protocol of a broken or retained needle, as documented last; null while there is none.</summary>
    public StepRow? Retained => Steps.FirstOrDefault(step => step.Kind == SessionSteps.Retained);

    /// <summary>Who decided why a rule may be passed, in the room or before, newest first; a rule decided twice stands once.</summary>
    public ImmutableArray<RuleDecision> Decided =>
    [
        .. Steps.Where(step => step.Kind == SessionSteps.Decision).Select(step => new RuleDecision(step.Rule, step.Note, step.RecordedByName, step.RecordedAt))
            .Concat(Decisions.Select(decision => new RuleDecision(decision.Rule, decision.Reason, decision.DecidedByName, decision.DecidedAt)))
            .OrderByDescending(decision => decision.At).DistinctBy(decision => decision.Rule),
    ];

    /// <returns>Null while nobody has decided.</returns>
    public RuleDecision? DecisionOn(string rule) => Decided.FirstOrDefault(decision => decision.Rule == rule);

    /// <summary>Needles neither counted out nor documented as retained.</summary>
    public int Unaccounted => NeedlesIn - NeedlesOut - (Retained?.Needles ?? 0);

    /// <summary>The consent that stood at an instant; a refusal or a withdrawal counts from the moment it was given.</summary>
    public ConsentRow? ConsentAt(Instant at) =>
        Consents.FirstOrDefault(consent => consent.GivenAt <= at) is { Decision: "given" } last && !(last.WithdrawnAt <= at) ? last : null;

    /// <summary>When the treatment was over: now, while it is signed on its own day. A record signed later was over when the last of that day was written down, so that
    /// neither the record nor the follow-up counts from the signature.</summary>
    public Instant EndedAt => DayAt(Session.OpenedAt) == Today ? Now
        : Insertions.Select(row => row.RecordedAt).Concat(Steps.Select(step => step.RecordedAt)).Append(Session.OpenedAt).Where(at => DayAt(at) == DayAt(Session.OpenedAt)).Max();

    private LocalDate DayAt(Instant at) => at.InZone(Zone).Date;

    /// <summary>Whether a re-evaluation is due that nobody has recorded.</summary>
    /// <remarks>Setting a plan is the record of one too, so the sessions are counted from there.</remarks>
    public bool ReviewDue => Plan?.Body.Course.ReviewDue(SessionsDone, ReviewedAt) ?? false;
}

public static class SessionCharts
{
    /// <returns>The chart; null when there is no such session of this patient.</returns>
    public static async Task<SessionChart?> Read(Work work, ClinicalContent content, Id<Patient> patient, Id<Session> id)
    {
        if (await Sessions.Read(work, patient, id) is not { } session) return null;
        var screening = session.IsSigned ? null : await Screenings.LastCompleted(work, content.Safety, patient);
        screening ??= (await Screenings.Read(work, content.Safety, patient, session.Screening))!;
        var plans = await Plans.Of(work, patient);
        var insertions = await Sessions.Insertions(work, patient, id);
        // A plan that was ended with needles in is still the one that this record is about.
        var plan = session.IsSigned ? plans.FirstOrDefault(each => each.Id == session.Plan)
            : plans.FirstOrDefault(each => each.Status == "active") ?? (insertions.IsEmpty ? null : plans.FirstOrDefault());
        var chart = new SessionChart(
            session, (await Appointments.Read(work, patient, session.Appointment))!, await Clinics.Here(work), (await Patients.Read(work, patient))!, screening,
            await Consents.Of(work, patient), plan, insertions, await SessionAnswers.Of(work, content.Safety, patient, id),
            [.. (await SessionSteps.Of(work, patient, id)).Where(step => step.Kind != SessionSteps.Decision || Stands(step.Rule, step.RecordedAt))],
            [.. (await Decisions.On(work, patient, screening.Id)).Where(decision => Stands(decision.Rule, decision.DecidedAt))], await AdverseEvents.In(work, patient, id),
            await PastNeedling.Before(work, patient, id), plan is null ? 0 : await PastNeedling.SessionsDone(work, patient, plan.Id), work.Now);
        return chart with
        {
            MissingAuthority = await MissingAuthority(work, content, chart), MissingAuthorityThen = await MissingAuthorityThen(work, content, chart), OpenQuestions = [.. (await PatientQuestions.Of(work, patient)).Where(question => question.IsOpen)],
            PlanStops = plan is { Status: "active", Body.Course.Needling: null } ? "plan-without-needles"
                : plan is not { Status: "active" } && await PlanReviews.Ended(work, patient) ? "plan-ended" : null,
            ReviewedAt = plan is null ? 0 : await PlanReviews.ReviewedAt(work, patient, plan.Id), Assessment = await Assessments.Last(work, patient), Goals = plan is null ? [] : [.. (await Filiform.Journeys.Assess.Goals.Of(work, patient)).Where(goal => goal.Plan == plan.Id)],
        };

        bool Stands(string rule, Instant decidedAt) => !InPersonAnswers.Outdates(content.Safety, screening, rule, decidedAt);
    }

    /// <summary>Asked for the muscles meant and needled, and for current where it is meant.</summary>
    private static Task<ImmutableArray<string>> MissingAuthority(Work work, ClinicalContent content, SessionChart chart)
    {
        var advanced = !Authority.Advanced(content, chart.Muscles).IsEmpty;
        var electrical = SessionFacts.Techniques(chart, chart.Insertions).Contains(SessionFacts.Electrical);
        return Authority.Missing(work, content.Practice, chart.Session.Practitioner, chart.Clinic, chart.Today, advanced, electrical);
    }

    private static Task<ImmutableArray<string>> MissingAuthorityThen(Work work, ClinicalContent content, SessionChart chart) => chart.Insertions.IsEmpty
        ? MissingAuthority(work, content, chart)
        : Authority.Missing(
            work, content.Practice, chart.Session.Practitioner, chart.Clinic, chart.DayOf(SessionPhase.Sign),
            !Authority.Advanced(content, chart.Insertions.Select(row => row.Muscle)).IsEmpty, chart.Insertions.Any(row => row.Electrical || row.Technique == SessionFacts.Electrical));

    /// <summary>Asks again with one more row, which may be of an advanced muscle or the first with current.</summary>
    internal static async Task<SessionChart> With(Work work, ClinicalContent content, SessionChart chart, ImmutableArray<InsertionRow> insertions)
    {
        var changed = chart with { Insertions = insertions };
        return changed with { MissingAuthority = await MissingAuthority(work, content, changed) };
    }
}
