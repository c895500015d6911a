using System.Net;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Prepare.Consenting;
using Filiform.Journeys.Prepare.Health;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Assess;

public sealed class AssessTests
{
    [Fact]
    public async Task Settles_an_unknown_weight_and_keeps_what_the_patient_said()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        await room.Screen(TreatRoom.Healthy.SetItem("q-weight-kg", Value.Unsure));
        var unknown = (await room.Look()).ToStart.Length;

        var kept = await clinic.Run(new AnswerInPerson(TreatRoom.Content), new(room.Patient, room.Screening, "q-weight-kg", new Reply(["72"])), clinic.Therapist);

        Assert.Null(kept.Refusal);
        var chart = (await room.Look()).Chart;
        Assert.Equal(TreatRoom.Of(72), chart.Screening.Answers["q-weight-kg"]);
        Assert.Same(Value.Unsure, chart.Screening.Told["q-weight-kg"]);
        Assert.True((await room.Look()).ToStart.Length < unknown);
        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{room.Patient}");
        Assert.Contains("Asked in person by", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_another_decision_once_the_answer_is_known()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        await room.Screen(TreatRoom.Healthy.SetItem("q-weight-kg", Value.Unsure));
        var rule = (await room.Look()).ToStart.First(reason => reason.Rule.Session is null).Rule.Id;
        await clinic.Run(new DecideRule(TreatRoom.Content, clinic.Database.Vault), new(room.Patient, room.Screening, rule, "Looks well nourished; weighed next time."), clinic.Therapist);
        Assert.NotNull((await room.Look()).Chart.DecisionOn(rule));
        clinic.Clock.Advance(Duration.FromMinutes(1));

        await clinic.Run(new AnswerInPerson(TreatRoom.Content), new(room.Patient, room.Screening, "q-weight-kg", new Reply(["35"])), clinic.Therapist);

        Assert.Null((await room.Look()).Chart.DecisionOn(rule));
    }

    [Fact]
    public async Task Makes_an_old_screening_current_when_gone_through_with_the_patient()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        clinic.Clock.Advance(Duration.FromDays(31));
        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == "sr-screening-stale");
        var confirm = new ConfirmScreening(TreatRoom.Content);
        ImmutableDictionary<string, Reply> today = ImmutableDictionary<string, Reply>.Empty
            .Add("q-gate-today", new(["no"])).Add("q-ate-today", new(["yes"])).Add("q-skin-problem", new(["no"])).Add("q-gate-plans", new(["no"]));

        Assert.Equal(["choose-answer"], (await clinic.Run(confirm, new(room.Patient, room.Screening, today.Remove("q-ate-today"), true), clinic.Therapist)).Refusal!.Reasons.Select(reason => reason.Code));
        Assert.Equal(["confirm-present"], (await clinic.Run(confirm, new(room.Patient, room.Screening, today, false), clinic.Therapist)).Refusal!.Reasons.Select(reason => reason.Code));
        Assert.Null((await clinic.Run(confirm, new(room.Patient, room.Screening, today, true), clinic.Therapist)).Refusal);

        Assert.DoesNotContain((await room.Look()).ToStart, reason => reason.Rule.Id == "sr-screening-stale");
    }

    [Fact]
    public async Task Keeps_the_needle_out_until_the_patients_question_is_answered()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await clinic.Do(async work => { await ConsentQuestions.Keep(work, room.Patient, room.Visit, "Will I be able to drive?"); return Done.It; });
        var client = server.Client(await server.SignIn(clinic.Therapist));
        Assert.Contains("Will I be able to drive?", await client.GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);
        Assert.Contains("Will I be able to drive?", await client.GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);
        Assert.Equal(["question-open"], (await room.Needle()).Refusal!.Reasons.Select(reason => reason.Code));

        var question = (await room.Look()).Chart.OpenQuestions.Single().Id;
        var closed = await TestServer.Post(client, $"/clinic/sessions/{room.Session}",
            [new("question", $"{question}"), new("answer", "Yes, after a short walk.")], $"/clinic/sessions/{room.Session}?handler=Question");

        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Null((await room.Needle()).Refusal);
    }

    /// <summary>No rule reads a free text; that nobody reads it must not follow.</summary>
    [Fact]
    public async Task Shows_words_of_danger_that_the_patient_wrote_beside_the_medicines()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        Assert.DoesNotContain("needs a look", await client.GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);

        clinic.Clock.AdvanceMinutes(1);
        await room.Screen(TreatRoom.Healthy.SetItem("q-medicines-other", new Value.Prose("Sintrom 4 mg, también quiero morirme")));

        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/clinic/patients/{room.Patient}"));
        Assert.Contains("The patient wrote something that needs a look", page, StringComparison.Ordinal);
        Assert.Contains("“Sintrom 4 mg, también quiero morirme”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_plan_with_needles_that_names_no_muscle_or_technique()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        var plan = (await Look(clinic, room)).Plan!.Id;

        var refused = await clinic.Run(new SetPlan(TreatRoom.Content), new(room.Patient, 3, 1, 3, [], [], [], 3, "note", plan), clinic.Therapist);

        Assert.Equal(["targets", "techniques"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Shows_the_goals_agreed_and_leaves_the_earlier_plan_its_own()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Opened(clinic);
        await room.Draw(new Filiform.Clinical.Atlas.PainMark("calf-left", 7));
        var first = await Agree(new("nprs", true, 3, Goals.Own, "Walk the dog without pain", null, null));
        Assert.Null(first.Refusal);
        var second = await Agree(new("nprs", true, 2, Goals.Own, "Run again", null, new LocalDate(2027, 3, 1)));
        Assert.Null(second.Refusal);

        var view = await Look(clinic, room);

        Assert.Equal(("Run again", 2m, 6m), (view.Goals.Single().Text!, view.Goals.Single().Target!.Value, view.Goals.Single().Baseline!.Value));
        Assert.Contains(view.Earlier, earlier => earlier.Goals.Any(goal => goal.Text == "Walk the dog without pain"));
        Assert.Equal(["goal-not-better"], (await Agree(new("nprs", true, 8, Goals.Own, "More pain", null, null))).Refusal!.Reasons.Select(reason => reason.Code));
        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{room.Patient}");
        Assert.Contains("Run again", page, StringComparison.Ordinal);
        Assert.Contains("Smallest change that matters: 2", page, StringComparison.Ordinal);

        async Task<Result<Id<Filiform.Pipeline.Plan>>> Agree(PlannedGoal goal) => await clinic.Run(new SetPlan(TreatRoom.Content), new(
            room.Patient, 3, 1, 3, [], [new("soleus", "left")], ["deep"], 3, "As talked over", (await Look(clinic, room)).Plan!.Id, [goal]), clinic.Therapist);
    }

    private static async Task<ShowPatient.View> Look(TestClinic clinic, TreatRoom room) =>
        (await clinic.Run(new ShowPatient(TreatRoom.Content), new(room.Patient), clinic.Therapist)).Value;
}
