using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

/// <summary>What a signature waits for, and what it does not.</summary>
public sealed class SignGateTests
{
    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-22", false)]
    public async Task Is_judged_by_the_licence_of_the_day_of_the_needles(string expires, bool signs)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await clinic.Do(work => work.Execute("update credential set expires_on = @expires where kind = 'pt-licence'", new { expires = NodaTime.Text.LocalDatePattern.Iso.Parse(expires).Value }));
        clinic.MoveTo(3, "09:00");

        var signed = await room.Sign();

        Assert.Equal(signs, signed.Refusal is null);
        // A needle more would be one of today.
        if (!signs) Assert.Contains((await room.Look()).ToSign, reason => reason.Rule.Id == "sr-clinician-not-authorised");
        Assert.NotNull((await room.Needle()).Refusal);
    }

    [Fact]
    public async Task Waits_until_every_needle_is_accounted_for()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        await room.Answer(TreatRoom.Finished);
        await clinic.Run(new CountOut(), new(room.Patient, room.Session, row.Insertion, 1), clinic.Therapist);

        var refused = await room.Sign();

        Assert.Equal(new Reason("needle-count", null, 2, 1, 1).Code, refused.Refusal!.Reasons[0].Code);
        Assert.Equal([2, 1, 1], refused.Refusal.Reasons[0].Facts.Cast<int>());
        Assert.Equal(404, (await Steps("sr-count-mismatch")).Refusal!.Status);

        Task<Result<Saved>> Steps(string rule) => clinic.Run(
            new RecordSteps(TreatRoom.Content), new(room.Patient, room.Session, rule, ["document-reason", "clinician-review"], "Looked everywhere for it"), clinic.Therapist);
    }

    [Fact]
    public async Task Counts_a_needle_as_accounted_for_once_its_protocol_is_documented()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        await room.Answer(TreatRoom.Finished.Remove("s-adverse-event-recorded").Remove("s-observed-minutes").SetItem("s-needle-broken-or-retained", TreatRoom.Yes));
        await clinic.Run(new CountOut(), new(room.Patient, room.Session, row.Insertion, 1), clinic.Therapist);

        Assert.NotNull((await room.Sign()).Refusal);
        Assert.Equal("steps-missing", (await Document(["kept-still"])).Refusal!.Reasons[0].Code);
        Assert.Null((await Document(["kept-still", "site-marked", "patient-told", "emergency-imaging"])).Refusal);
        await room.Answer("s-observed-minutes", TreatRoom.Of(10));
        Assert.Null((await room.Sign()).Refusal);
        Assert.Equal("ae-retained-needle", await clinic.Scalar<string>("select kind from adverse_event where clinic = @clinic"));

        Task<Result<Saved>> Document(ImmutableArray<string> steps) => clinic.Run(
            new RecordRetainedNeedle(TreatRoom.Content), new(room.Patient, room.Session, 1, steps, "Broke at the handle; sent to imaging at once"), clinic.Therapist);
    }

    [Fact]
    public async Task Takes_no_minutes_of_observation_while_a_needle_is_in_and_forgets_those_before_the_next()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Needle();

        var early = (await room.Answer("s-observed-minutes", TreatRoom.Of(10))).Refusal!.Reasons.Single();
        Assert.Equal(("observed-early", "s-observed-minutes", 2), (early.Code, early.Field, (int)early.Facts[0]));
        await room.AllOut();
        Assert.Null((await room.Answer(TreatRoom.Finished)).Refusal);
        await room.Needle(TreatRoom.Calf with { Muscle = "soleus", In = 1 });
        await room.AllOut();
        Assert.Contains((await room.Sign()).Refusal!.Reasons, reason => reason.Code == "gate-unanswered");
        await room.Answer("s-observed-minutes", TreatRoom.Of(10));
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task Names_a_site_where_the_muscle_is_not_until_somebody_says_why()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var (cheek, onCalf) = (TreatRoom.Content.Atlas.RegionById["cheek-left"].Seed, TreatRoom.Content.Atlas.RegionById["calf-left"].Seed);
        await room.Needle(TreatRoom.Calf with { Muscle = "soleus", FigureView = "back", X = onCalf.X, Y = onCalf.Y });
        var row = (await room.Needle(TreatRoom.Calf with { FigureView = "front", X = cheek.X, Y = cheek.Y })).Value;
        await room.AllOut();
        await room.Answer(TreatRoom.Finished);

        var reason = (await room.Sign()).Refusal!.Reasons.Single();
        Assert.Equal("site-elsewhere", reason.Code);
        Assert.Equal([2, "Gastrocnemius, medial head", "Cheek and upper teeth (left)"], reason.Facts);
        Assert.Null((await clinic.Run(new ChangeInsertion(TreatRoom.Content), new(room.Patient, room.Session, row.Insertion, 2, TreatRoom.Calf with
        {
            FigureView = "front", X = cheek.X, Y = cheek.Y, Out = 2, Note = "Figure was turned; needled in the calf",
        }), clinic.Therapist)).Refusal);
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task A_record_signed_days_later_ended_on_its_own_day_and_asks_nobody_about_it()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var treated = clinic.Clock.GetCurrentInstant();
        clinic.Clock.Advance(Duration.FromDays(6));

        var signed = await room.Sign();

        Assert.Null(signed.Refusal);
        Assert.Equal(treated, (await room.Look()).Chart.Session.EndedAt);
        Assert.Equal(treated + Duration.FromDays(6), (await room.Look()).Chart.Session.SignedAt);
        await clinic.DoDue(new PlanCheckIns(), new SendCheckIn(new("http://localhost", false, null), new Words()));
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from check_in where clinic = @clinic"));
    }

    [Fact]
    public async Task Passes_a_true_rule_of_signing_once_what_it_requires_was_done()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Answer("s-bleeding-controlled", TreatRoom.No);
        await clinic.Run(new ReportAdverseEvent(TreatRoom.Content), new(room.Patient, room.Session, "ae-bleeding-excess", Key: "1"), clinic.Therapist);

        Assert.NotNull((await room.Sign()).Refusal);
        Assert.Equal("steps-missing", (await Record([])).Refusal!.Reasons[0].Code);
        Assert.Null((await Record(["clinician-review", "document-reason"])).Refusal);
        Assert.Null((await room.Sign()).Refusal);

        Task<Result<Saved>> Record(ImmutableArray<string> steps) => clinic.Run(
            new RecordSteps(TreatRoom.Content), new(room.Patient, room.Session, "sr-bleeding-not-controlled", steps, "Pressed ten minutes; lead looked; dry now"), clinic.Therapist);
    }

    [Fact]
    public async Task Believes_no_empty_event_log_when_an_answer_says_otherwise()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Answer("s-vasovagal-event", TreatRoom.Yes);

        var refused = (await room.Sign()).Refusal!;

        Assert.Contains("Adverse event not logged", refused.Reasons.Select(reason => reason.Facts[0].ToString()));
    }

    [Fact]
    public async Task Signs_a_visit_in_which_nothing_was_needled()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        await room.Answer(TreatRoom.Finished);

        var signed = await room.Sign();

        Assert.Null(signed.Refusal);
        Assert.Null(signed.Value.Code);
    }

    [Fact]
    public async Task Signs_what_was_needled_under_a_consent_that_was_withdrawn_later()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        clinic.Clock.AdvanceMinutes(1);
        await room.Withdraw();

        Assert.Equal("blocked", (await room.Needle(TreatRoom.Calf with { Muscle = "peroneus-longus", In = 1 })).Refusal!.Code);
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task Waits_for_a_re_evaluation_that_is_due_or_a_reason()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.SetPlan(TreatRoom.Calves, reviewAt: [1]);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);
        var later = await clinic.Appointment(room.Patient, "16:00");
        var board = (await clinic.Run(new ShowDay(TreatRoom.Content, new()), new(), clinic.Therapist)).Value;
        Assert.Equal(later, Need.Of(board, seesSessions: true).Single(need => need.Kind == "review-due").Visit!.Id);
        Assert.DoesNotContain(Need.Of(board, seesSessions: false), need => need.Kind == "review-due");
        clinic.Clock.Advance(Duration.FromDays(3));
        var next = await room.NextReady();
        await next.Treat();

        Assert.Equal(["review-due"], (await next.Sign()).Refusal!.Reasons.Select(reason => reason.Code));
        await clinic.Run(new RecordSteps(TreatRoom.Content), new(next.Patient, next.Session, "review-due", [], "Patient late; re-evaluation booked for Friday"), clinic.Therapist);
        Assert.Null((await next.Sign()).Refusal);
    }
}
