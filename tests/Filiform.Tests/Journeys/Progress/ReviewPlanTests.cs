using System.Net;
using Filiform.Clinical.Progress;
using Filiform.Journeys.Assess;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Progress;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Progress;

public sealed class ReviewPlanTests
{
    private static readonly ReviewPlan Review = new(TreatRoom.Content);

    [Fact]
    public async Task Says_what_the_rules_say_records_the_decision_and_frees_the_next_signature()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic, before: 7);
        var due = await Show(clinic, room);
        Assert.Equal((true, 1, Advice.Modify), (due.Due, due.Sessions, due.Advice));
        Assert.Equal(["below-every-threshold"], due.Reasons);

        var recorded = await clinic.Run(Review, new(room.Patient, due.Plan.Id, 1, "continue", "Sleeps better; pain lags behind."), clinic.Therapist);

        Assert.Null(recorded.Refusal);
        Assert.False((await Show(clinic, room)).Due);
        var row = Assert.Single((await View(clinic, room)).Reviews);
        Assert.Equal(("modify", "keep-going", "continue", "Sleeps better; pain lags behind.", "therapist", 1), (row.Advice, row.ForecastAdvice, row.Decision, row.Note, row.DecidedByName, row.Sessions));
        clinic.Clock.Advance(Duration.FromDays(3));
        var next = await room.NextVisit();
        Assert.False((await next.Look()).Chart.ReviewDue);
    }

    [Fact]
    public async Task Pain_that_fell_by_a_change_that_matters_suggests_to_go_on()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic, before: 7);
        clinic.Clock.Advance(Duration.FromDays(4));
        await clinic.Do(work => Outcomes.Keep(work, new(room.Patient, "nprs", [5], [], 5, TreatRoom.Content.Instruments.Version)));

        var review = await Show(clinic, room);

        Assert.Equal(Advice.Continue, review.Advice);
        Assert.Equal(["threshold-met"], review.Reasons);
        Assert.Equal((true, Advice.KeepGoing), (review.Disagree, review.ForecastAdvice));
    }

    [Fact]
    public async Task A_serious_event_or_a_withdrawn_consent_wins_even_before_a_re_evaluation_is_due()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic, reviewAt: [3]);
        Assert.Equal((false, Advice.KeepGoing), ((await Show(clinic, room)).Due, (await Show(clinic, room)).Advice));

        await clinic.Do(work => AdverseEvents.Write(work, room.Patient, room.Session, "ae-pneumothorax", "major", "delayed", null));
        await room.Withdraw();

        var review = await Show(clinic, room);
        Assert.Equal(Advice.StopReassess, review.Advice);
        Assert.Equal(["serious-event", "patient-stops"], review.Reasons);
    }

    [Theory]
    [InlineData("stop-reassess")]
    [InlineData("goal-reached")]
    public async Task Stopping_and_finishing_end_the_plan(string decision)
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic);
        var due = await Show(clinic, room);

        var first = await clinic.Run(Review, new(room.Patient, due.Plan.Id, 1, decision, "As we agreed with the patient."), clinic.Therapist);
        var again = await clinic.Run(Review, new(room.Patient, due.Plan.Id, 1, decision, "As we agreed with the patient."), clinic.Therapist);

        Assert.Equal(first.Value, again.Value);
        var view = await View(clinic, room);
        Assert.Null(view.Review);
        Assert.True(Assert.Single(view.Reviews).Ends);
        Assert.Null(await clinic.Do(work => Plans.Active(work, room.Patient)));
    }

    /// <summary>The page once said "too early to tell" when everything planned was done, and counted a new plan's sessions from the old one's.</summary>
    [Fact]
    public async Task When_all_sessions_are_done_the_page_says_so_and_a_new_plan_begins_at_none()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic, before: 7, reviewAt: [1]);
        await clinic.Do(work => work.Execute("update plan set sessions = 1 where clinic = @Here", new { clinic.Here }));
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        async Task<string> Page() => WebUtility.HtmlDecode(await client.GetStringAsync($"/clinic/patients/{room.Patient}/progress"));
        Assert.Contains("Re-evaluation due", await client.GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);
        Assert.DoesNotContain("checked", string.Join(' ', (await Page()).Split('<').Where(tag => tag.Contains("name=\"decision\"", StringComparison.Ordinal))), StringComparison.Ordinal);

        await room.SetPlan(TreatRoom.Calves, reviewAt: [3]);

        Assert.Contains("0 of ", await Page(), StringComparison.Ordinal);
        Assert.Equal((await View(clinic, room)).Planned, 1 + (await clinic.Do(work => Plans.Active(work, room.Patient)))!.Sessions);
    }

    /// <summary>The list of today's visits once offered to treat, and only the room said no.</summary>
    [Fact]
    public async Task Once_the_plan_ended_the_day_and_the_patient_page_ask_for_a_new_one_before_needles()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic);
        await clinic.Appointment(room.Patient, "15:00");
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        Assert.Contains("/clinic/sessions/open", await client.GetStringAsync("/clinic/today"), StringComparison.Ordinal);

        await clinic.Run(Review, new(room.Patient, (await Show(clinic, room)).Plan.Id, 1, "stop-reassess", "No better, and the patient is tired of it."), clinic.Therapist);

        foreach (var path in new[] { "/clinic/today", $"/clinic/patients/{room.Patient}" })
        {
            var page = await client.GetStringAsync(path);
            Assert.Contains("The plan has ended", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/clinic/sessions/open", page, StringComparison.Ordinal);
        }

        await room.SetPlan([new("soleus", "left")]);
        Assert.Contains("/clinic/sessions/open", await client.GetStringAsync("/clinic/today"), StringComparison.Ordinal);
    }

    /// <summary>With needles in, the record can still be finished and signed.</summary>
    [Fact]
    public async Task No_needle_after_the_plan_ended_or_under_one_without_needles()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic);
        var due = await Show(clinic, room);
        clinic.Clock.Advance(Duration.FromDays(3));
        var next = await room.NextVisit();
        await next.AskToday(TreatRoom.WellToday);
        await next.Answer(TreatRoom.Checked);
        Assert.Null((await next.Needle()).Refusal);

        await clinic.Run(Review, new(room.Patient, due.Plan.Id, 1, "stop-reassess", "No better, and the patient is tired of it."), clinic.Therapist);

        Assert.Equal(["plan-ended"], (await next.Needle(TreatRoom.Calf with { Muscle = "soleus" })).Refusal!.Reasons.Select(reason => reason.Code));
        await next.AllOut();
        await next.Answer(TreatRoom.Finished);
        Assert.Null((await next.Sign()).Refusal);

        await clinic.Run(new SetPlan(TreatRoom.Content), new(room.Patient, 0, 1, 3, [], [new("soleus", "left")], ["deep"], 3, "The patient wants none.", null, Prefers: Filiform.Clinical.Plans.Preference.NoNeedles), clinic.Therapist);
        var third = await room.NextVisit();
        Assert.Equal("plan-without-needles", (await third.Look()).Chart.PlanStops);
        Assert.Equal(["plan-without-needles"], (await third.Needle()).Refusal!.Reasons.Select(reason => reason.Code));
        Assert.Empty((await clinic.Do(work => Plans.Active(work, room.Patient)))!.Body.Targets);
    }

    [Fact]
    public async Task Refuses_with_the_field_and_what_is_missing_and_what_has_changed_since()
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic);
        var plan = (await Show(clinic, room)).Plan.Id;

        Assert.Equal(["decision"], await Fields(plan, 1, "carry-on", "A reason that is long enough"));
        Assert.Equal(["review-note"], await Fields(plan, 1, "continue", " "));
        Assert.Equal(["review-note"], await Fields(plan, 1, "continue", new string('x', 2_001)));
        Assert.Equal("stale", (await clinic.Run(Review, new(room.Patient, plan, 0, "modify", null), clinic.Therapist)).Refusal!.Code);
        Assert.Equal("not-allowed", (await clinic.Run(Review, new(room.Patient, plan, 1, "modify", null), clinic.FrontDesk)).Refusal!.Code);
        Assert.Empty((await View(clinic, room)).Reviews);

        async Task<IEnumerable<string?>> Fields(Id<Filiform.Pipeline.Plan> shown, int sessions, string decision, string note) =>
            (await clinic.Run(Review, new(room.Patient, shown, sessions, decision, note), clinic.Therapist)).Refusal!.Reasons.Select(reason => reason.Field);
    }

    [Theory]
    [InlineData("en", "Due now", "Measured against the plan", "Re-evaluation", "Change the plan", "Now, after 1 sessions", "likely at the goal")]
    [InlineData("es", "Toca ahora", "Medido frente al plan", "Reevaluación", "Cambiar el plan", "Ahora, después de 1 sesiones", "de probabilidad de estar en la meta")]
    public async Task The_page_shows_both_and_takes_the_decision(string language, params string[] said)
    {
        await using var clinic = await TestClinic.New();
        var room = await AfterOne(clinic);
        await using var server = await TestServer.Start(clinic);
        var therapist = server.Client(await server.SignIn(clinic.Therapist), language);
        var address = $"/clinic/patients/{room.Patient}/progress";

        var page = WebUtility.HtmlDecode(await therapist.GetStringAsync(address));
        Assert.All(said, words => Assert.Contains(words, page, StringComparison.Ordinal));
        var plan = (await Show(clinic, room)).Plan.Id;
        KeyValuePair<string, string>[] form = [new("plan", plan.ToString()), new("sessions", "1"), new("decision", "continue"), new("review-note", "short")];
        var refused = await TestServer.Post(therapist, address, form, $"{address}?handler=Review");
        Assert.Contains(">short</textarea>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        form[3] = new("review-note", "Sleep is much better than it was.");
        var taken = await TestServer.Post(therapist, address, form, $"{address}?handler=Review");

        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        Assert.Contains("Sleep is much better than it was.", await therapist.GetStringAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain(said[0], WebUtility.HtmlDecode(await therapist.GetStringAsync(address)), StringComparison.Ordinal);
    }

    private static async Task<TreatRoom> AfterOne(TestClinic clinic, int before = 6, ImmutableArray<int>? reviewAt = null)
    {
        var room = await TreatRoom.Ready(clinic);
        await room.SetPlan(TreatRoom.Calves, reviewAt: reviewAt ?? [1]);
        await clinic.Run(new Filiform.Journeys.Treat.SetPain(), new(room.Patient, room.Session, before, before - 1), clinic.Therapist);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);
        return room;
    }

    private static async Task<ShowProgress.View> View(TestClinic clinic, TreatRoom room) =>
        (await clinic.Run(new ShowProgress(TreatRoom.Content), new(room.Patient), clinic.Therapist)).Value;

    /// <summary>Two tabs: the first ends the plan, the second had typed why to go on.</summary>
    [Fact]
    public async Task What_was_typed_into_a_form_that_is_gone_is_shown_again()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await AfterOne(clinic, before: 7);
        var therapist = server.Client(await server.SignIn(clinic.Therapist));
        var (address, plan) = ($"/clinic/patients/{room.Patient}/progress", (await Show(clinic, room)).Plan.Id);
        await clinic.Run(Review, new(room.Patient, plan, 1, "stop-reassess", "Pain moved to the other leg."), clinic.Therapist);

        var late = await TestServer.Post(therapist, address, new Dictionary<string, string>
        {
            ["plan"] = $"{plan}", ["sessions"] = "1", ["decision"] = "continue", ["review-note"] = "Sleeps better; pain lags behind.",
        }, $"{address}?handler=Review");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("Sleeps better; pain lags behind.", page, StringComparison.Ordinal);
        Assert.Contains("Somebody changed this in the meantime", page, StringComparison.Ordinal);
    }

    private static async Task<CurrentReview> Show(TestClinic clinic, TreatRoom room) => (await View(clinic, room)).Review!;
}
