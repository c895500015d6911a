using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Book;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Prepare.Consenting;
using Filiform.Journeys.Prepare.Function;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Prepare.Pain;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Demonstration;

/// <summary>One simulated person from booking to check-ins, through the product's own use cases and nothing else.</summary>
internal sealed partial class Story(Stage stage, Person person, Random dice)
{
    private static readonly Value Yes = new Value.YesNo(true), No = new Value.YesNo(false);

    private static readonly ImmutableDictionary<string, Value> Before = Facts(
        ("s-lymphoedema-limb-included", No), ("s-over-implant", No), ("s-prohibited-area", No), ("s-consent-today", Yes), ("s-pleura-consent-named", Yes), ("s-identity-and-site-checked", Yes),
        ("s-hand-hygiene", Yes), ("s-skin-inspected-clean", Yes), ("s-needles-sterile-single-use", Yes), ("s-sharps-container-ready", Yes), ("s-gloves-or-policy", Yes),
        ("s-emergency-plan-ready", Yes), ("s-heavy-exercise-24h", No), ("s-lung-landmark-confirmed", Yes), ("s-needle-toward-lung", No));

    private static readonly ImmutableDictionary<string, Value> OfTheDay = Facts(("q-gate-today", No), ("q-ate-today", Yes), ("q-skin-problem", No), ("q-gate-plans", No));

    private static readonly ImmutableDictionary<string, Value> After = Facts(
        ("s-needle-broken-or-retained", No), ("s-stop-request-honoured", Yes), ("s-left-alone-with-needles", No), ("s-vasovagal-event", No), ("s-sharp-thoracic-pain", No),
        ("s-electric-nerve-pain", No), ("s-bleeding-controlled", Yes), ("s-needlestick-injury", No), ("s-adverse-event-recorded", Yes),
        ("s-observed-minutes", new Value.Number(10)), ("s-aftercare-given", Yes), ("s-breathing-check-done", Yes));

    private static readonly ImmutableArray<string> AfterCall =
    [
        "Called: doing well, no warning signs, will call if anything changes.",
        "Reached at the second try. Tingling fading since this morning; sensation and strength asked about, both fine. Look again at the next visit.",
        "Spoke with the patient: had not seen the message. Sore for a day, gone now. Check-in filled in together.",
        "Called and left a message; called back within the hour. Numb patch the size of a coin, smaller than yesterday. Told when to come in at once.",
    ];

    /// <summary>Sessions after which the plan is looked at again, and agreed again.</summary>
    private const int ReviewAt = 3;

    /// <summary>Every so many sessions the form of the region is filled in again.</summary>
    private const int ScoreAt = 2;

    private Id<Clinic> clinic;
    private Id<Patient> patient;
    private FreeSlot? slot;
    private Id<Appointment> visit;
    private double pain = person.Pain;
    private int done;
    private Id<Filiform.Pipeline.Plan>? plan;

    /// <summary>Books a consultation.</summary>
    /// <param name="on">The day of it; null for one of the next days.</param>
    public async Task Begin(string clinicSlug, LocalDate? on = null)
    {
        if (!await Book("assessment", clinicSlug, daysAhead: 1, on)) return;
        stage.At(slot!.Slot.Start - Duration.FromHours(20), Prepare);
        stage.At(slot.Slot.Start - Duration.FromMinutes(5), Consult);
    }

    private async Task<bool> Book(string visitType, string? clinicSlug, int daysAhead, LocalDate? on = null)
    {
        var today = stage.Now.InZone(stage.Zone).Date;
        var (first, last) = on is { } day ? (day, day) : (today.PlusDays(daysAhead), today.PlusDays(daysAhead + 9));
        // Of two whose next visit may well be on the day that is shown first, one comes that day: its list is what a stranger looks at.
        if (on is null && first <= stage.LastDay && stage.LastDay <= first.PlusDays(3) && dice.Next(2) == 0 && await Book(visitType, clinicSlug, daysAhead, stage.LastDay)) return true;

        var query = new Journeys.Practice.Network.SlotQuery(
            visitType, first, last, null, 80, clinicSlug ?? slot!.Clinic.Row.Slug, clinicSlug is null ? slot!.Practitioner.Slug : null, null, null, on is null ? 12 : 40);
        var free = await stage.Ask<FindSlots, Journeys.Practice.Network.SlotQuery, ImmutableArray<FreeSlot>>(query, Actor.Visitor);
        if (free.IsDefaultOrEmpty) return false;

        slot = free[dice.Next(free.Length)];
        clinic = slot.Clinic.Row.Id;
        var held = await stage.Ask<HoldSlot, HoldSlot.Request, HoldSlot.Held>(
            new(clinic, slot.Visit.Id, slot.Practitioner.Id, slot.Room.Id, slot.Slot.Start), Actor.Visitor.In(clinic));
        if (held is null) return false;
        var form = new PatientForm(person.Given, person.Family, "", "", "", person.Email, "", person.Language, person.BirthDate);
        var booked = await stage.Ask<BookAppointment, BookAppointment.Request, BookAppointment.Booked>(new(clinic, held.Token, form), Actor.Visitor.In(clinic));
        if (booked is null) return false;

        visit = booked.Appointment;
        patient = await stage.PatientOf(clinic, visit);
        return true;
    }

    private Actor Link => new("link", Guid.Empty, clinic, [], 1) { Patient = patient, Appointment = visit, Purpose = "prepare" };

    private Actor Therapist => stage.Cast.Therapist(clinic, slot!.Practitioner.Id, stage.Now);

    private async Task Prepare()
    {
        if (person.Prepares == Diligence.NotYet) return;
        for (var asked = 0; asked < 150; asked++)
        {
            // Half a form is kept; the next day finds it where it was left.
            if (person.Prepares == Diligence.Half && asked == 12) return;
            var view = await stage.Ask<ReadScreening, ReadScreening.Request, ReadScreening.View>(new(patient, visit), Link);
            if (view?.Form.State.NextAfter(null) is not { } question)
            {
                await stage.Do<CompleteScreening, CompleteScreening.Request, Id<Screening>>(new(patient, visit, true, view?.Form.Draft?.Version ?? 0), Link);
                break;
            }

            await stage.Do<AnswerScreening, AnswerScreening.Request, AnswerScreening.Kept>(
                new(patient, visit, question.Id, new Reply([person.Health.GetValueOrDefault(question.Id) ?? Healthy(question)]), ""), Link);
        }

        await stage.Do<SaveDrawing, SaveDrawing.Request, int>(new(patient, visit, person.Case.Marks(person.Side, person.Pain), null, person.Pain, null, 0), Link);
        await stage.Do<RateFunction, RateFunction.Request, Id<InstrumentAnswer>>(new(
            patient, visit, [new(person.Case.Activity, 4), new("Sleep through the night", 6), new("Work a full day", 5)], null), Link);
        var shown = await stage.Ask<ReadConsent, ReadConsent.Request, ReadConsent.View>(new(patient, visit, person.Language), Link);
        if (shown is null) return;
        await stage.Do<GiveConsent, GiveConsent.Request, Id<Consent>>(new(
            patient, visit, new Display(person.Language, shown.Text.Hash, shown.ShownAt - Duration.FromSeconds(70), null), new Signer(person.Name.ToString(), Signer.Self, null), true, null, null), Link);
    }

    // What takes time ends in the next event, so that the visits of other people go on meanwhile.
    private async Task Consult()
    {
        if (dice.Next(14) == 0) { stage.At(slot!.Slot.Start + Duration.FromMinutes(20), Step<MarkNoShow>); return; }
        await Step<ArriveAppointment>();
        stage.At(slot!.Slot.Start + Duration.FromMinutes(dice.Next(4)), Step<StartAppointment>);
        stage.At(slot.Slot.End - Duration.FromMinutes(dice.Next(2, 6)), Conclude);
    }

    private async Task Conclude()
    {
        await stage.Do<RecordFindings, RecordFindings.Request, Id<Assessment>>(new(patient, person.Case.Condition, person.Case.Findings, person.Case.Diagnosis, null), Therapist);
        await Decide();
        await AgreePlan();
        await Score();
        await Step<FinishAppointment>();
        await Next(daysAhead: 2 + dice.Next(4));
    }

    private async Task AgreePlan()
    {
        var proposal = await stage.Ask<ProposePlan, ProposePlan.Request, ProposePlan.View>(new(patient, person.Case.Condition), Therapist);
        var course = proposal?.Proposal.Plan;
        await stage.Do<SetPlan, SetPlan.Request, Id<Plan>>(new(
            patient, course?.Needling?.Sessions ?? 0, course?.Needling?.PerWeek ?? 1, ReviewAt, course?.Modules ?? [], person.Case.Targets(person.Side), ["deep"], 3, null, plan), Therapist);
        plan = (await stage.Ask<ShowPatient, ShowPatient.Request, ShowPatient.View>(new(patient), Therapist))?.Plan?.Id;
    }

    /// <summary>As the rules suggest, but for what would end the plan: the visits of this story are booked.</summary>
    private async Task Reevaluate()
    {
        if ((await stage.Ask<ShowProgress, ShowProgress.Request, ShowProgress.View>(new(patient), Therapist))?.Review is not { Due: true } review) return;
        var goesOn = review.Advice == Clinical.Progress.Advice.Continue;
        await stage.Do<ReviewPlan, ReviewPlan.Request, Id<PlanReview>>(new(
            patient, review.Plan.Id, review.Sessions, goesOn ? "continue" : "modify", goesOn ? null : "Fewer needles, more load from now on; looked at again in three sessions."), Therapist);
    }

    /// <summary>A clinician's decision for each rule that asks for one, with the reason a clinician would give.</summary>
    private async Task Decide()
    {
        var view = await stage.Ask<ShowPatient, ShowPatient.Request, ShowPatient.View>(new(patient), Therapist);
        if (view?.Day is null || view.Screening is null) return;
        foreach (var finding in view.Day.Findings.Where(each => each.State == FindingState.Unknown || each.Rule.Severity == Severity.Relative))
            await stage.Do<DecideRule, DecideRule.Request, Done>(
                new(patient, view.Screening.Id, finding.Rule.Id, "Talked over with the patient; fewer needles, lying down, stop at any word."), Therapist);
    }

    private async Task Next(int daysAhead)
    {
        if (done >= person.Sessions || !await Book("follow-up", null, daysAhead)) return;
        stage.At(slot!.Slot.Start - Duration.FromMinutes(4), Treat);
    }

    private async Task Treat()
    {
        await RateChange();
        await Step<ArriveAppointment>();
        stage.At(slot!.Slot.Start + Duration.FromMinutes(dice.Next(4)), Check);
    }

    private async Task Check()
    {
        var session = await stage.AskValue<OpenSession, OpenSession.Request, Id<Session>>(new(patient, visit), Therapist);
        if (session is not { } room) return;

        if (done > 0 && done % ReviewAt == 0) await Reevaluate();
        if (done > 0 && done % ScoreAt == 0) await Score();
        await Decide();
        await stage.Do<SetSessionFacts, SetSessionFacts.Request, Saved>(new(patient, room, Before.SetItem("s-position", new Value.Option(person.Case.Position)),
            stage.Content.Safety.Checklist.Where(entry => entry.Fact is null).ToImmutableDictionary(entry => entry.Id, _ => true), person.Case.Targets(person.Side),
            Today: OfTheDay), Therapist);
        var before = (int)Math.Round(Math.Clamp(pain, 0, 10));
        await stage.Do<SetPain, SetPain.Request, Saved>(new(patient, room, before, null), Therapist);
        stage.At(slot!.Slot.Start + Duration.FromMinutes(dice.Next(6, 10)), () => Needle(room, before));
    }

    private async Task Needle(Id<Session> room, int before)
    {
        for (var muscle = 0; muscle < person.Case.Muscles.Length; muscle++)
            await stage.Do<RecordInsertion, RecordInsertion.Request, InsertionSaved>(new(patient, room, person.Case.Needle(muscle, person.Side, dice)), Therapist);
        stage.At(slot!.Slot.End - Duration.FromMinutes(dice.Next(2, 6)), () => Sign(room, before));
    }

    private async Task Sign(Id<Session> room, int before)
    {
        await stage.Do<CountOut, CountOut.Request, Saved>(new(patient, room), Therapist);
        // As often as surveyed: bleeding in 16 % of treatments (boyce2020).
        if (dice.Next(6) == 0)
            await stage.Do<ReportAdverseEvent, ReportAdverseEvent.Request, Id<AdverseEvent>>(stage.SmallBleeding(patient, room), Therapist);
        await stage.Do<SetPain, SetPain.Request, Saved>(new(patient, room, before, Math.Max(0, before - 1 - dice.Next(2))), Therapist);
        await stage.Do<SetSessionFacts, SetSessionFacts.Request, Saved>(new(patient, room, After), Therapist);
        if (!await stage.Sign(patient, room, Therapist)) return;

        done++;
        pain -= person.Response * Math.Pow(0.8, done - 1) + (dice.NextDouble() - 0.5);
        stage.At(stage.Now + Duration.FromHours(25 + dice.Next(4)), CheckIn);
        stage.At(stage.Now + Duration.FromHours(49 + dice.Next(4)), CheckIn);
        foreach (var hours in new[] { 30, 54, 76 })
            if (stage.Now + Duration.FromHours(hours) < stage.End - Duration.FromDays(2)) stage.At(stage.Now + Duration.FromHours(hours), AnswerAlerts);
        await Next(daysAhead: 5 + dice.Next(4));
    }

    private async Task CheckIn()
    {
        // One in ten lets it lie, as people do.
        if (dice.Next(10) == 0 || await stage.CheckInOf(clinic, patient) is not { } checkIn) return;
        var answers = stage.CheckInAnswers(dice);
        await stage.Do<AnswerCheckIn, AnswerCheckIn.Request, Clinical.Triage.CheckInVerdict>(
            new(patient, checkIn, answers, true), Link with { Level = 0, Purpose = "check-in", CheckIn = checkIn, Appointment = null });
    }

    /// <summary>The therapist calls and writes down what was said; those of the last two days still wait.</summary>
    private async Task AnswerAlerts()
    {
        foreach (var (alert, version) in await stage.AlertsOf(clinic, patient))
            await stage.Do<AcknowledgeAlert, AcknowledgeAlert.Request, Done>(new(patient, alert, AfterCall[dice.Next(AfterCall.Length)], version), Therapist);
    }

    private async Task Step<T>() where T : IUseCase<VisitAt, Done> =>
        await stage.Do<T, VisitAt, Done>(new(visit, await stage.VersionOf(clinic, visit)), stage.Cast.Desk(clinic));

    private static string Healthy(Question question) => question.Fact.Type switch
    {
        AnswerType.Boolean => question.Id is "q-ate-today" or "q-needled-before" ? "yes" : "no",
        AnswerType.Choice or AnswerType.Multi => question.Choices.FirstOrDefault(choice => choice.Value is "none" or "no")?.Value ?? question.Choices[0].Value,
        AnswerType.Number => question.Unit switch { "cm" => "170", "kg" => "72", _ => $"{question.Fact.Min ?? 1}" },
        AnswerType.Scale => "1",
        _ => "",
    };

    private static ImmutableDictionary<string, Value> Facts(params (string Fact, Value Value)[] facts) =>
        facts.ToImmutableDictionary(each => each.Fact, each => each.Value);
}
