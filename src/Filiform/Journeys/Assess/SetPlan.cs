using Filiform.Clinical.Plans;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Store;
using Plan = Filiform.Pipeline.Plan;

namespace Filiform.Journeys.Assess;

/// <summary>Agrees a plan: proposed from the template of the condition, edited by the therapist. The one before is superseded, never rewritten.</summary>
public sealed class SetPlan(ClinicalContent content) : IUseCase<SetPlan.Request, Id<Plan>>
{
    /// <param name="Sessions">Needling sessions, 0 for a plan without needles.</param>
    /// <param name="Modules">What goes with it: ids of <c>modules</c>.</param>
    /// <param name="Targets">Muscles meant, each as <c>muscle:side</c>.</param>
    /// <param name="Goals">As agreed; null takes the template's. The baseline is always the record's own.</param>
    /// <param name="Prefers">What the patient would rather have; the proposal follows it.</param>
    /// <param name="LastSeen">The plan that was on the screen; null when there was none.</param>
    /// <param name="Unread">What of the goals could not be read, by field: it is said together with all else that is wrong.</param>
    public sealed record Request(
        Id<Patient> Patient, int Sessions, int PerWeek, int ReviewAt, ImmutableArray<string> Modules, ImmutableArray<PlanTarget> Targets,
        ImmutableArray<string> Techniques, int? NeedleCount, string? Note, Id<Plan>? LastSeen, ImmutableArray<PlannedGoal>? Goals = null,
        Preference Prefers = Preference.None, ImmutableArray<Reason> Unread = default) : IAboutPatient;

    private static readonly ImmutableArray<string> Sides = ["left", "right", "both", "midline"];

    private const int MostSessions = 60, LongestNote = 4_000, UsualPain = 5, WeeksWithoutNeedles = 6;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Id<Plan>>> Handle(Request request, Work work)
    {
        if (await Episodes.Open(work, request.Patient) is not { } episode) return Refusal.Blocked(new Reason("findings-first"));
        var before = await Plans.Active(work, request.Patient);
        if (before?.Id != request.LastSeen) return Refusal.Stale;

        var proposal = await Propose(work, request.Patient, episode.Condition, request.Prefers);
        if (proposal.Plan.WhyNoNeedling is "do-not-needle" or "defer" && request.Sessions > 0)
            return Refusal.Blocked(new Reason("needling-not-now", "sessions"));

        var course = Edited(proposal, request);
        var (today, baselines) = (work.Now.InZone((await Clinics.Here(work)).TimeZone).Date, await Goals.Baselines(work, request.Patient));
        var goals = request.Goals is { } agreed ? [.. agreed.Select(goal => goal with { Baseline = baselines.TryGetValue(goal.Measure, out var first) ? first : null })]
            : Suggest(course, baselines, today);
        if (Wrong(request, proposal, course, goals, today) is [_, ..] wrong) return Refusal.Invalid(wrong);

        await work.Execute("update plan set status = 'superseded' where clinic = @clinic and patient = @Patient and status = 'active'", new { request.Patient });
        return await Write(work, request, episode.Id, proposal, course, goals);
    }

    /// <summary>What the template aims at, from the first scores there are, looked at when the sessions are through.</summary>
    public ImmutableArray<PlannedGoal> Suggest(Filiform.Clinical.Plans.Plan course, ImmutableDictionary<string, decimal> baselines, LocalDate today) =>
    [
        .. course.Goals.Select(goal => PlannedGoal.From(
            goal, baselines.TryGetValue(goal.Measure, out var first) ? first : null, content.Instruments.ById[goal.Measure],
            today.PlusWeeks(course.Needling is { } dose ? Math.Max(1, (int)Math.Ceiling(dose.Sessions / (double)dose.PerWeek)) : WeeksWithoutNeedles))),
    ];

    /// <summary>What the templates suggest for this patient today.</summary>
    public async Task<PlanProposal> Propose(Work work, Id<Patient> patient, string condition, Preference prefers)
    {
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var screening = await Screenings.LastCompleted(work, content.Safety, patient);
        var disposition = screening is null ? Disposition.NeedsClinicianReview : Screen.Evaluate(content.Safety, new ScreenInput(today, screening.Answers) { Held = screening.Held }).Disposition;
        var pain = (await Drawings.Last(work, patient))?.Pain ?? UsualPain;
        return PlanProposal.For(content.Plans, content.Atlas.ConditionById[condition], pain, disposition.Code(), prefers);
    }

    /// <summary>Everything that is wrong with the form, in its order: nobody mends it in rounds.</summary>
    private ImmutableArray<Reason> Wrong(Request request, PlanProposal proposal, Filiform.Clinical.Plans.Plan course, ImmutableArray<PlannedGoal> goals, LocalDate today)
    {
        var (dose, unread) = (WrongDose(request), request.Unread.IsDefault ? [] : request.Unread);
        return
        [
            .. dose,
            .. Reason.When(request.NeedleCount is < 1 or > 100, "number-between", "needleCount", 1, 100),
            // A plan with needles says where and how; without, the treatment room would have to guess.
            .. Reason.When(request.Sessions > 0 && request.Targets.IsEmpty, "muscle-needed", "targets"),
            .. Reason.When(request.Targets.Any(target => !content.Atlas.MuscleById.ContainsKey(target.Muscle) || !Sides.Contains(target.Side)), "muscle-unknown", "targets"),
            .. Reason.When(request.Targets.Any(target => content.Atlas.MuscleById.TryGetValue(target.Muscle, out var muscle) && !muscle.Needling.Recommended), "muscle-not-needled", "targets"),
            .. Reason.When(request.Sessions > 0 && request.Techniques.IsEmpty, "technique-needed", "techniques"),
            .. Reason.When(request.Techniques.Any(technique => !content.Safety.Vocabulary.Techniques.Contains(technique)), "choose-one", "techniques"),
            .. Reason.When(request.Goals is { Length: > PlannedGoal.Most }, "too-many-goals", "goals", PlannedGoal.Most),
            .. unread,
            .. request.Goals is null ? [] : goals.SelectMany(goal => goal.Wrong(content, today)).Where(reason => unread.All(each => each.Field != reason.Field)),
            .. Reason.When(request.Modules.Any(module => !content.Plans.Modules.ContainsKey(module)), "choose-one", "modules"),
            .. Reason.When(request.Note?.Length > LongestNote, "too-long", "note", LongestNote),
            .. dose.IsEmpty && string.IsNullOrWhiteSpace(request.Note) ? WantsNote(proposal, course) : [],
        ];
    }

    private static ImmutableArray<Reason> WrongDose(Request request) =>
    [
        .. Reason.When(request.Sessions is < 0 or > MostSessions, "number-between", "sessions", 0, MostSessions),
        .. Reason.When(request.PerWeek is < 1 or > 5, "number-between", "perWeek", 1, 5),
        // Nobody looks again after more sessions than there are.
        .. request.Sessions is var last and >= 1 and <= MostSessions
            ? Reason.When(request.ReviewAt < 1 || request.ReviewAt > last, "number-between", "reviewAt", 1, last)
            : Reason.When(request.ReviewAt is < 1 or > MostSessions, "number-between", "reviewAt", 1, MostSessions),
    ];

    /// <summary>Where no template stands behind the needles, or the plan leaves it, somebody's reason does.</summary>
    private IEnumerable<Reason> WantsNote(PlanProposal proposal, Filiform.Clinical.Plans.Plan course)
    {
        if (course.Needling is not null && proposal.Plan.Needling is null) return [new Reason("plan-note-needles", "note")];
        return Reason.When(proposal.Template is { } template && PlanEdits.OutsideTemplate(course, template, content.Plans.SessionsBetweenReviews) is [_, ..], "plan-note", "note");
    }

    private static Filiform.Clinical.Plans.Plan Edited(PlanProposal proposal, Request request) => proposal.Plan with
    {
        Needling = request.Sessions <= 0 ? null
            : new PlannedNeedling(request.Sessions, request.PerWeek, proposal.Plan.Needling?.HoursBetween ?? proposal.Template?.Dose.HoursBetween ?? 72),
        WhyNoNeedling = request.Sessions <= 0 ? proposal.Plan.WhyNoNeedling ?? "patient-prefers-none" : null,
        Modules = request.Modules,
        ReviewAt = [.. Enumerable.Range(1, Math.Max(request.Sessions, 1)).Select(n => n * request.ReviewAt).Where(session => session <= request.Sessions)
            .DefaultIfEmpty(request.ReviewAt)],
    };

    private async Task<Id<Plan>> Write(Work work, Request request, Id<Episode> episode, PlanProposal proposal, Filiform.Clinical.Plans.Plan course, ImmutableArray<PlannedGoal> goals)
    {
        var id = work.NewId<Plan>();
        // Without needles there is nothing to aim them at, whatever the form still held.
        var needled = request.Sessions > 0;
        var body = new PlanBody(course, needled ? request.Targets : [], needled ? request.Techniques : [], needled ? request.NeedleCount : null, request.Note?.Trim(), proposal.Stop.When.In(Words.Language), proposal.Plan, request.Prefers);
        await work.Execute("""
            insert into plan (id, clinic, patient, episode, template, body, sessions, review_at, status, knowledge_version, set_by, set_at)
            values (@id, @clinic, @Patient, @episode, @template, @body, @sessions, @ReviewAt, 'active', @version, @by, @Now)
            """, new
        {
            id, request.Patient, episode, template = proposal.Template?.Id ?? "none", body = work.Seal(Plans.Body, id.Value, Json.Write(body)),
            sessions = Math.Max(1, request.Sessions), request.ReviewAt, version = content.Plans.Version, by = work.Actor.Id, work.Now,
        });
        for (var at = 0; at < goals.Length; at++) await Goals.Write(work, request.Patient, id, goals[at], at);
        return id;
    }
}
