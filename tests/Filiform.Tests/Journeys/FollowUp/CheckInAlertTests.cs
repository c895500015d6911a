using System.Collections.Immutable;
using Filiform.Clinical.Rules;
using Filiform.Journeys.FollowUp;
using Filiform.Pipeline;
using static Filiform.Tests.Journeys.FollowUp.Asking;

namespace Filiform.Tests.Journeys.FollowUp;

/// <summary>What a dangerous answer raises, who is told, and how it ends.</summary>
public sealed class CheckInAlertTests
{
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
}
