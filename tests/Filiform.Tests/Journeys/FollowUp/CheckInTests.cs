using System.Collections.Immutable;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Journeys.FollowUp;
using Filiform.Pipeline;
using static Filiform.Tests.Journeys.FollowUp.Asking;

namespace Filiform.Tests.Journeys.FollowUp;

public sealed class CheckInTests
{
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
}
