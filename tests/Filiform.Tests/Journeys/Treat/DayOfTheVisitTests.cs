using System.Net;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

/// <summary>What was answered ahead about the day of the visit (decision 0011): it may raise, and clears nothing.</summary>
public sealed class DayOfTheVisitTests
{
    private const string Fever = "fever-systemic-infection", Drunk = "intoxicated", Crisis = "mental-health-crisis", Fasting = "fasting";

    /// <summary>A screening sent two days before the session, and everything of the session itself answered.</summary>
    private static async Task<TreatRoom> SentAhead(TestClinic clinic, ImmutableDictionary<string, Value>? answers = null)
    {
        var room = await TreatRoom.Ready(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        if (answers is not null) await room.Screen(answers);
        clinic.MoveTo(2, "08:00");
        return room;
    }

    [Fact]
    public async Task An_early_no_does_not_clear()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        var reasons = (await room.Look()).ToStart;
        var needled = await room.Needle();

        Assert.Superset(new HashSet<string> { Fever, Drunk, Crisis, Fasting }, reasons.Select(reason => reason.Rule.Id).ToHashSet());
        Assert.All(reasons, reason => Assert.Equal((FindingState.Unknown, GateCause.Unanswered), (reason.State, reason.Cause)));
        Assert.Equal("blocked", needled.Refusal!.Code);
        Assert.All(needled.Refusal.Reasons, reason => Assert.Equal("gate-unanswered", reason.Code));
    }

    /// <summary>"About your visit on Monday, as you expect it to be" says nothing of a Friday, even when it was said on that Friday.</summary>
    [Fact]
    public async Task What_was_asked_about_another_day_clears_nothing_on_the_day_that_the_visit_was_moved_to()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        Assert.Empty((await room.Look()).ToStart);
        Assert.False((await OnBoard()).AsksOnDay);
        clinic.Clock.Advance(Duration.FromMinutes(1));

        await clinic.Do(work => work.Execute("update appointment set moved_at = @Now where id = @Visit", new { work.Now, room.Visit }));

        Assert.Superset(new HashSet<string> { Fever, Drunk, Crisis, Fasting }, (await room.Look()).ToStart.Select(reason => reason.Rule.Id).ToHashSet());
        Assert.True((await OnBoard()).AsksOnDay);

        async Task<Preparation> OnBoard() => Assert.Single((await clinic.Run(new ShowDay(TreatRoom.Content, new()), new(), clinic.FrontDesk)).Value.Visits).Preparation;
    }

    [Fact]
    public async Task No_decision_stands_in_for_asking()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        var decided = await clinic.Run(new DecideInSession(TreatRoom.Content), new(room.Patient, room.Session, Fever, "Looks well to me, no fever."), clinic.Therapist);
        var ahead = await clinic.Run(new DecideRule(TreatRoom.Content, clinic.Database.Vault), new(room.Patient, room.Screening, Fever, "Looks well to me, no fever at all."), clinic.Therapist);

        Assert.Equal(404, decided.Refusal!.Status);
        Assert.Equal(["not-to-be-decided"], ahead.Refusal!.Reasons.Select(reason => reason.Code));
        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == Fever);
    }

    [Fact]
    public async Task Asked_today_it_clears_and_the_record_says_who_asked()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        Assert.Null((await room.AskToday(TreatRoom.WellToday)).Refusal);

        Assert.Empty((await room.Look()).ToStart);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);
        using var body = JsonDocument.Parse((await room.Look()).Signed[0].Body);
        var ate = body.RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "q-ate-today");
        Assert.Equal(("Yes", "therapist", false), (ate.GetProperty("answer").GetString(), ate.GetProperty("by").GetString(), ate.GetProperty("fromRecord").GetBoolean()));
    }

    [Fact]
    public async Task An_early_yes_fires_its_rule_until_it_is_asked_again()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic, TreatRoom.Healthy.SetItem("q-gate-today", TreatRoom.Yes).SetItem("q-fever-unwell", TreatRoom.Yes)
            .SetItem("q-alcohol-drugs-today", TreatRoom.No).SetItem("q-mental-health-acute", TreatRoom.No));

        Assert.Equal(GateCause.Absolute, (await room.Look()).ToStart.Single(reason => reason.Rule.Id == Fever).Cause);
        // The gate alone does not take it back: the room asks the very question.
        await room.AskToday(TreatRoom.WellToday);
        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == Fever);
        Assert.Contains(DayItem.Of(TreatRoom.Content, (await room.Look()).Now, new(2026, 11, 25)), item => item.Question.Id == "q-fever-unwell" && item.Ahead == TreatRoom.Yes);
        await room.AskToday(ImmutableDictionary<string, Value>.Empty.Add("q-fever-unwell", TreatRoom.No));

        Assert.Empty((await room.Look()).ToStart);
    }

    [Fact]
    public async Task A_yes_to_the_group_today_asks_each_of_it()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        await room.AskToday(TreatRoom.WellToday.SetItem("q-gate-today", TreatRoom.Yes));

        var view = await room.Look();
        Assert.Equal([Fever, Drunk, Crisis], view.ToStart.Select(reason => reason.Rule.Id).Where(id => id is Fever or Drunk or Crisis));
        Assert.Superset(new HashSet<string> { "q-fever-unwell", "q-alcohol-drugs-today", "q-mental-health-acute" },
            DayItem.Of(TreatRoom.Content, view.Now, new(2026, 11, 25)).Where(item => item.IsOpen).Select(item => item.Question.Id).ToHashSet());
    }

    [Fact]
    public async Task Not_sure_today_is_a_matter_for_a_decision()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        await room.AskToday(TreatRoom.WellToday.SetItem("q-ate-today", Value.Unsure));

        Assert.Equal((Fasting, GateCause.Undecided), (await room.Look()).ToStart.Select(reason => (reason.Rule.Id, reason.Cause)).Single());
    }

    [Fact]
    public async Task What_was_asked_in_person_counts_on_that_day_and_on_no_other()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);
        ImmutableDictionary<string, Reply> today = ImmutableDictionary<string, Reply>.Empty
            .Add("q-gate-today", new(["no"])).Add("q-ate-today", new(["yes"])).Add("q-skin-problem", new(["no"])).Add("q-gate-plans", new(["no"]));
        Assert.Null((await clinic.Run(new ConfirmScreening(TreatRoom.Content), new(room.Patient, room.Screening, today, true), clinic.Therapist)).Refusal);

        Assert.Empty((await room.Look()).ToStart);
        clinic.MoveTo(3, "08:00");

        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == Drunk && reason.Cause == GateCause.Unanswered);
    }

    [Fact]
    public async Task The_day_is_the_clinics_own()
    {
        await using var clinic = await TestClinic.New();
        // Monday 23:30 in Tucson is Tuesday in Greenwich; Tuesday 06:00 there is the day after.
        clinic.Clock.Reset(clinic.At("23:30"));
        var room = await TreatRoom.Ready(clinic);
        Assert.Empty((await room.Look()).ToStart);

        clinic.Clock.Reset(clinic.At("23:59") + Duration.FromMinutes(2));

        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == Fever);
    }

    [Fact]
    public async Task A_record_signed_later_stands_on_the_day_it_was_needled()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        clinic.MoveTo(1, "09:00");

        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == Fever);
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task The_room_asks_on_its_page_without_scripts_and_says_nothing_twice()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await SentAhead(clinic);
        var (client, path) = (server.Client(await server.SignIn(clinic.Therapist)), $"/clinic/sessions/{room.Session}");

        var page = await client.GetStringAsync(path);
        Assert.Contains("Ask the patient today", page, StringComparison.Ordinal);
        Assert.Contains("id=\"q-gate-today-no\"", page, StringComparison.Ordinal);
        Assert.Contains("Said ahead, Mon, Nov 23: No", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"q-fever-unwell\"", page, StringComparison.Ordinal);

        KeyValuePair<string, string>[] fields = [.. TreatRoom.WellToday.SelectMany(answer => new KeyValuePair<string, string>[]
            { new("shown", answer.Key), new(answer.Key, answer.Value == TreatRoom.Yes ? "true" : "false") })];
        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.Redirect, (await TestServer.Post(client, path, fields, $"{path}?handler=Check")).StatusCode);

        Assert.Equal(4, await clinic.Scalar<int>("select count(*) from screening_answer"));
        Assert.Empty((await room.Look()).ToStart);
    }

    [Fact]
    public async Task Takes_no_answer_to_a_question_that_is_not_about_the_day()
    {
        await using var clinic = await TestClinic.New();
        var room = await SentAhead(clinic);

        var refused = await room.AskToday(ImmutableDictionary<string, Value>.Empty.Add("q-gate-bleeding", TreatRoom.No));

        Assert.Equal(["q-gate-bleeding"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task The_patients_page_says_that_it_is_to_be_asked_and_clears_nothing()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await SentAhead(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var before = await client.GetStringAsync($"/clinic/patients/{room.Patient}");
        Assert.Contains("To be asked today", before, StringComparison.Ordinal);
        Assert.Contains("Said ahead; asked on the day", before, StringComparison.Ordinal);
        Assert.DoesNotContain("No rule stands in the way", before, StringComparison.Ordinal);
        await room.AskToday(TreatRoom.WellToday);

        var after = await client.GetStringAsync($"/clinic/patients/{room.Patient}");
        Assert.DoesNotContain("To be asked today", after, StringComparison.Ordinal);
        Assert.Contains("No rule stands in the way", after, StringComparison.Ordinal);
    }
}
