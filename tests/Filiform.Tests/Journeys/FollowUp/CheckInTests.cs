using System.Collections.Immutable;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.FollowUp;

public sealed class CheckInTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly Installation Here = new("http://localhost", false, null);
    private static readonly IMessageHandler[] Handlers =
        [new PlanCheckIns(), new SendCheckIn(Here, new Words()), new NoteMissedCheckIn(), new EscalateAlert(Here, new Words())];

    [Fact]
    public async Task A_signed_session_is_followed_up_after_24_and_48_hours()
    {
        await using var clinic = await TestClinic.New();
        await Treated(clinic);

        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from check_in where status = 'waiting'"));
        clinic.Clock.Advance(Duration.FromHours(24));
        await clinic.DoDue(Handlers);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from check_in where status = 'sent'"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from mail"));
        clinic.Clock.Advance(Duration.FromHours(24));
        await clinic.DoDue(Handlers);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from check_in where status = 'sent' and hours = 48"));
    }

    [Fact]
    public async Task Nothing_reported_raises_nothing()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        var verdict = await Answer(clinic, patient, checkIn, TestCare.AllWell);

        Assert.Equal(TriageLevel.None, verdict.Value.Level);
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert"));
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from adverse_event"));
    }

    [Fact]
    public async Task Trouble_breathing_shows_the_emergency_and_raises_an_alert_in_the_same_transaction()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        var verdict = await Answer(clinic, patient, checkIn, TestCare.AllWell
            .SetItem("fu-breathless", new Value.Option("severe")).SetItem("fu-chest-pain", new Value.YesNo(true)));

        Assert.Equal(TriageLevel.Emergency, verdict.Value.Level);
        Assert.Contains("911", verdict.Value.Messages[0].Text.En, StringComparison.Ordinal);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where level = 'emergency' and acknowledged_at is null"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from outbox where kind = 'alert-escalation'"));
    }

    [Fact]
    public async Task An_emergency_is_acted_on_before_the_form_is_finished()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        var verdict = await clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn,
            ImmutableDictionary<string, Value>.Empty.Add("fu-breathless", new Value.Option("severe")), Whole: false), Link(clinic, patient, checkIn));

        Assert.Equal(TriageLevel.Emergency, verdict.Value.Level);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert"));
    }

    [Fact]
    public async Task An_unfinished_form_is_kept_and_names_what_is_open()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        var verdict = (await Answer(clinic, patient, checkIn, TestCare.AllWell.Remove("fu-fever"))).Value;

        Assert.Equal(["fu-fever"], verdict.Open);
        Assert.Equal((TriageLevel.None, 0), (verdict.Level, verdict.Messages.Length));
        Assert.Equal("sent", await clinic.Scalar<string>("select status from check_in where id = @checkIn", new { checkIn }));
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert"));

        var rest = (await Answer(clinic, patient, checkIn, ImmutableDictionary<string, Value>.Empty.Add("fu-fever", new Value.YesNo(false)))).Value;
        Assert.Empty(rest.Open);
        Assert.Equal("none", await clinic.Scalar<string>("select level from check_in where id = @checkIn and status = 'answered'", new { checkIn }));
    }

    [Theory]
    [InlineData("fu-breathless", "severe", "emergency")]
    [InlineData("fu-comment", "I have chest pain and cannot breathe", "clinician-review")]
    public async Task An_unfinished_form_with_danger_in_it_says_so_and_tells_a_clinician(string question, string answer, string level)
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        var verdict = (await Answer(clinic, patient, checkIn, One(question, answer))).Value;

        Assert.Equal(level, verdict.Level.Code());
        Assert.NotEmpty(verdict.Messages);
        Assert.NotEmpty(verdict.Open);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where level = @level", new { level }));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from check_in where answers is not null and status = 'sent'"));
    }

    [Fact]
    public async Task Two_dangerous_answers_are_one_alert_and_one_check_in()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);

        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe").Add("fu-chest-pain", new Value.YesNo(true)));
        await Answer(clinic, patient, checkIn, TestCare.AllWell.SetItem("fu-breathless", new Value.Option("severe")).SetItem("fu-chest-pain", new Value.YesNo(true)));

        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert"));
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from check_in"));
        Assert.Equal(24, await clinic.Scalar<int>("select hours from check_in where status = 'answered'"));
    }

    [Fact]
    public async Task A_check_in_that_grows_graver_is_raised_once_more_and_answered_as_one()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-comment", "I feel numb"));
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        await clinic.DoDue(Handlers);

        var open = (await clinic.Run(new ShowAlerts(Content), Done.It, clinic.Therapist)).Value.Open;
        Assert.Equal("emergency", Assert.Single(open).Alert.Level);
        Assert.True(open[0].Unfinished);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from outbox where kind = 'alert-escalation'"));

        Assert.Null((await clinic.Run(new AcknowledgeAlert(), new(patient, open[0].Alert.Id, "Called, went to the emergency room.", open[0].Version), clinic.Therapist)).Refusal);
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is null"));
    }

    [Fact]
    public async Task What_a_clinician_has_answered_is_not_raised_again_by_the_rest_of_the_form()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        var alert = await clinic.Scalar<Id<Alert>>("select id from alert");
        await clinic.Run(new AcknowledgeAlert(), new(patient, alert, "Called, went to the emergency room.", await Version(clinic)), clinic.Therapist);

        await Answer(clinic, patient, checkIn, TestCare.AllWell.SetItem("fu-breathless", new Value.Option("severe")));
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is null"));
    }

    [Fact]
    public async Task Something_new_and_dangerous_is_raised_even_after_the_first_alert_was_answered()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        var alert = await clinic.Scalar<Id<Alert>>("select id from alert");
        await clinic.Run(new AcknowledgeAlert(), new(patient, alert, "Called, went to the emergency room.", await Version(clinic)), clinic.Therapist);

        await Look(clinic, patient, checkIn, ImmutableDictionary<string, Value>.Empty.Add("fu-stroke-signs", new Value.YesNo(true)));

        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is null"));
    }

    [Fact]
    public async Task Nobody_answers_for_what_joined_the_alert_after_it_was_read()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        var read = Assert.Single((await clinic.Run(new ShowAlerts(Content), Done.It, clinic.Therapist)).Value.Open);
        await Look(clinic, patient, checkIn, ImmutableDictionary<string, Value>.Empty.Add("fu-stroke-signs", new Value.YesNo(true)));

        var refused = await clinic.Run(new AcknowledgeAlert(), new(patient, read.Alert.Id, "Called, went to the emergency room.", read.Version), clinic.Therapist);

        Assert.Equal(AcknowledgeAlert.MoreTold, refused.Refusal);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is null"));
        Assert.Null((await clinic.Run(new AcknowledgeAlert(), new(patient, read.Alert.Id, "Called again about the face.", await Version(clinic)), clinic.Therapist)).Refusal);
    }

    [Fact]
    public async Task The_page_keeps_the_note_and_marks_what_is_new()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-comment", "I feel numb"));
        var client = server.Client(await server.SignIn(clinic.Therapist));
        var page = await client.GetStringAsync("/clinic/alerts");
        KeyValuePair<string, string>[] fields = [.. System.Text.RegularExpressions.Regex.Matches(page, "name=\"(alert|patient|version|about|seen)\" value=\"([^\"]+)\"")
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value)), new("note", "Called: breathing is better.")];
        await Look(clinic, patient, checkIn, ImmutableDictionary<string, Value>.Empty.Add("fu-stroke-signs", new Value.YesNo(true)));

        var refused = await TestServer.Post(client, "/clinic/alerts", fields);

        var shown = await refused.Content.ReadAsStringAsync();
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The patient told more while you were reading", shown, StringComparison.Ordinal);
        Assert.Contains("Called: breathing is better.", shown, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(shown, ">New<"));
        Assert.Matches("Yes\\s*<span[^>]*>(<[^>]*>)*(\\s|.)*?New<", shown);
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from alert where acknowledged_at is not null"));
    }

    [Theory, Trait("Category", "Browser")]
    [InlineData(1280, true, "es")]
    [InlineData(360, false, "en")]
    public async Task Shows_what_joined_the_alert_beside_the_note(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (patient, checkIn) = await Asked(clinic);
        await Look(clinic, patient, checkIn, One("fu-breathless", "severe"));
        var page = await Browser.Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Therapist));
        await page.GotoAsync("/clinic/alerts");
        await Look(clinic, patient, checkIn, ImmutableDictionary<string, Value>.Empty.Add("fu-stroke-signs", new Value.YesNo(true)));

        await page.Locator("textarea[name=note]").FillAsync("Called: on the way to the hospital.");
        await page.Locator("article form .btn").ClickAsync();

        Assert.Equal(1, await page.Locator("dl .tag.stop").CountAsync());
        Assert.Equal("Called: on the way to the hospital.", await page.Locator("textarea[name=note]").InputValueAsync());
        await Browser.Chromium.AssertAccessible(page);
        await Browser.Chromium.Picture(page, $"alert-more-told-{width}-{language}");
    }

    [Fact]
    public async Task A_second_click_is_the_first_one_again()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        var bad = TestCare.AllWell.SetItem("fu-breathless", new Value.Option("severe"));

        var verdicts = await Task.WhenAll(Answer(clinic, patient, checkIn, bad), Answer(clinic, patient, checkIn, bad));

        Assert.All(verdicts, verdict => Assert.Equal(TriageLevel.Emergency, verdict.Value.Level));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from check_in where status = 'answered'"));
    }

    [Fact]
    public async Task A_report_of_their_own_stands_at_the_hour_it_was_made()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Answer(clinic, patient, checkIn, TestCare.AllWell);
        clinic.Clock.Advance(Duration.FromHours(3));

        await Answer(clinic, patient, checkIn, TestCare.AllWell);

        Assert.Equal(27, await clinic.Scalar<int>("select max(hours) from check_in where status = 'answered'"));
    }

    [Fact]
    public async Task A_later_report_stands_beside_the_first_one()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Answer(clinic, patient, checkIn, TestCare.AllWell);

        var second = await Answer(clinic, patient, checkIn, TestCare.AllWell.SetItem("fu-bruise", new Value.Option("small")));

        Assert.Null(second.Refusal);
        Assert.Equal(2, await clinic.Scalar<int>("select count(*) from check_in where status = 'answered'"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from adverse_event where kind = 'ae-bruise' and timing = 'delayed'"));
    }

    [Fact]
    public async Task Silence_is_put_before_a_person()
    {
        await using var clinic = await TestClinic.New();
        await Asked(clinic);

        clinic.Clock.Advance(Duration.FromHours(25));
        await clinic.DoDue(Handlers);

        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where kind = 'check-in-missed'"));
    }

    [Fact]
    public async Task Messages_go_on_until_somebody_acknowledges()
    {
        await using var clinic = await TestClinic.New();
        var (patient, checkIn) = await Asked(clinic);
        await Answer(clinic, patient, checkIn, TestCare.AllWell.SetItem("fu-breathless", new Value.Option("severe")));
        await clinic.DoDue(Handlers);
        var alert = await clinic.Scalar<Id<Alert>>("select id from alert");

        Assert.Equal("invalid", (await clinic.Run(new AcknowledgeAlert(), new(patient, alert, "called", await Version(clinic)), clinic.Therapist)).Refusal?.Code);
        Assert.Null((await clinic.Run(new AcknowledgeAlert(), new(patient, alert, "Called, went to the emergency room.", await Version(clinic)), clinic.Therapist)).Refusal);
        Assert.Equal(Refusal.Stale, (await clinic.Run(new AcknowledgeAlert(), new(patient, alert, "Called again, no answer.", await Version(clinic)), clinic.Lead)).Refusal);

        var told = await clinic.Scalar<int>("select escalations from alert");
        clinic.Clock.Advance(Duration.FromMinutes(10));
        await clinic.DoDue(Handlers);
        Assert.Equal(told, await clinic.Scalar<int>("select escalations from alert"));
    }

    [Fact]
    public async Task An_alert_stands_first_on_the_patients_page_until_it_is_acknowledged()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (patient, checkIn) = await Asked(clinic);
        await Answer(clinic, patient, checkIn, TestCare.AllWell.SetItem("fu-breathless", new Value.Option("severe")));
        var alert = (await clinic.Run(new ShowAlerts(Content), new(), clinic.Therapist)).Value.Open.Single();
        using var therapist = server.Client(await server.SignIn(clinic.Therapist));

        Assert.Contains($"/clinic/alerts#alert-{alert.Alert.Id}", await therapist.GetStringAsync($"/clinic/patients/{patient}"), StringComparison.Ordinal);
        await clinic.Run(new AcknowledgeAlert(), new(patient, alert.Alert.Id, "Called, went to the emergency room.", alert.Version), clinic.Therapist);
        Assert.DoesNotContain("/clinic/alerts#alert-", await therapist.GetStringAsync($"/clinic/patients/{patient}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_patients_link_finds_nothing()
    {
        await using var clinic = await TestClinic.New();
        var (_, checkIn) = await Asked(clinic);
        var other = await clinic.Patient("Ana", "Ruiz", email: "ana@example.org");

        var refused = await Answer(clinic, other, checkIn, TestCare.AllWell);

        Assert.Equal(404, refused.Refusal?.Status);
    }

    [Fact]
    public void Every_linked_event_and_question_exists()
    {
        using var file = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Sources.Root, "knowledge/follow-up/check-in-events.json")));
        foreach (var link in file.RootElement.GetProperty("links").EnumerateArray())
        {
            var question = Content.Safety.FollowUpQuestions.Single(each => each.Id == link.GetProperty("question").GetString());
            if (link.TryGetProperty("values", out var values))
                foreach (var value in values.EnumerateArray()) Assert.Contains(value.GetString()!, question.Fact.Options);
            Assert.Contains(Content.Safety.AdverseEvents, kind => kind.Id == link.GetProperty("event").GetString() && kind.Severity == link.GetProperty("severity").GetString());
        }
    }

    private static async Task<Id<Patient>> Treated(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient), await clinic.Screening(patient));
        await clinic.DoDue(Handlers);
        return patient;
    }

    private static async Task<(Id<Patient>, Id<CheckIn>)> Asked(TestClinic clinic)
    {
        var patient = await Treated(clinic);
        clinic.Clock.Advance(Duration.FromHours(24));
        await clinic.DoDue(Handlers);
        return (patient, await clinic.Scalar<Id<CheckIn>>("select id from check_in where status = 'sent'"));
    }

    private static Task<Result<CheckInVerdict>> Answer(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn, IReadOnlyDictionary<string, Value> answers) =>
        clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn, answers, Whole: true), Link(clinic, patient, checkIn));

    private static Task<Result<CheckInVerdict>> Look(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn, IReadOnlyDictionary<string, Value> answers) =>
        clinic.Run(new AnswerCheckIn(Content), new(patient, checkIn, answers, Whole: false), Link(clinic, patient, checkIn));

    private static ImmutableDictionary<string, Value> One(string question, string answer) => ImmutableDictionary<string, Value>.Empty.Add(
        question, question == "fu-comment" ? new Value.Prose(answer) : new Value.Option(answer));

    /// <summary>Of the check-in, as whoever reads the alerts now would name it.</summary>
    private static Task<int> Version(TestClinic clinic) => clinic.Scalar<int>("select version from check_in where id in (select about from alert)");

    private static Actor Link(TestClinic clinic, Id<Patient> patient, Id<CheckIn> checkIn) =>
        clinic.Link(patient, level: 0) with { CheckIn = checkIn, Purpose = "check-in" };
}
