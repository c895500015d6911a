using System.Net;
using System.Text.RegularExpressions;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Practice;

namespace Filiform.Tests.Journeys.Book.Desk;

public sealed partial class DeskPagesTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task From_a_free_cell_to_a_booked_visit_and_back(string language)
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client(await server.SignIn(desk.Clinic.FrontDesk), language);

        var cell = Link(await client.GetStringAsync("/clinic/today"), "/clinic/book\\?practitioner=[^\"]+");
        var found = await (await TestServer.Post(client, cell, [new("find", "ort")])).Content.ReadAsStringAsync();
        var times = Link(found, $"/clinic/patients/{patient}/book\\?[^\"]+");
        var page = await client.GetStringAsync(times);
        var chosen = Regex.Match(page, "name=\"at\" value=\"([^\"]+)\"[^>]*checked").Groups[1].Value;
        var booked = await TestServer.Post(client, times, [new("at", chosen), new("key", "once")]);

        Assert.Equal(HttpStatusCode.SeeOther, booked.StatusCode);
        Assert.StartsWith("2026-11-23T15:00Z", chosen, StringComparison.Ordinal);
        var board = await client.GetStringAsync(booked.Headers.Location);
        Assert.Contains("Maribel Ortega", board, StringComparison.Ordinal);
        var undone = await TestServer.Post(client, booked.Headers.Location!.OriginalString, [new("reason", "mistake")], Link(board, "/clinic/appointments/[^\"/]+/cancel"));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal("cancelled", await desk.Clinic.Scalar<string>("select status from appointment"));
        var restored = await TestServer.Post(client, undone.Headers.Location!.OriginalString, [], Link(await client.GetStringAsync(undone.Headers.Location), "/clinic/appointments/[^\"/]+/cancel\\?handler=restore"));
        Assert.Equal(HttpStatusCode.SeeOther, restored.StatusCode);
        Assert.Equal("booked", await desk.Clinic.Scalar<string>("select status from appointment"));
    }

    [Fact]
    public async Task A_time_that_is_gone_shows_others_and_a_move_can_be_undone()
    {
        await using var desk = await BookingDesk.Open();
        var (patient, other) = (await desk.Clinic.Patient(), await desk.Clinic.Patient("Luis", "Vega", email: "luis@example.org"));
        var visit = (await BookAtDeskTests.Book(desk, patient, "10:00")).Value.Appointment;
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client(await server.SignIn(desk.Clinic.FrontDesk));
        string Choice(string time) => $"{desk.Clinic.At(time).ToString("uuuu-MM-dd'T'HH:mm'Z'", null)}~{desk.Clinic.Okafor}~{desk.Clinic.RoomOne}";

        var gone = await TestServer.Post(client, $"/clinic/patients/{other}/book?visit=treatment&day=2026-11-23", [new("at", Choice("10:00"))]);
        var moved = await TestServer.Post(client, $"/clinic/appointments/{visit}/move?day=2026-11-23", [new("at", Choice("11:00"))]);
        var board = await client.GetStringAsync(moved.Headers.Location);
        var undone = await TestServer.Post(client, moved.Headers.Location!.OriginalString, [new("at", Regex.Match(board, "name=\"at\" value=\"([^\"]+)\"").Groups[1].Value)], $"/clinic/appointments/{visit}/move");

        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Contains(Choice("10:30"), await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal(desk.Clinic.At("10:00"), await desk.Clinic.Scalar<Instant>("select starts_at from appointment where id = @visit", new { visit }));
    }

    [Fact]
    public async Task A_full_day_sends_nobody_at_the_desk_to_the_clinics_telephone()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        desk.Clinic.MoveTo(0, "16:50");
        await using var server = await TestServer.Start(desk.Clinic);

        var page = await server.Client(await server.SignIn(desk.Clinic.FrontDesk)).GetStringAsync($"/clinic/patients/{patient}/book?from=2026-11-23T23:00Z&practitioner={desk.Clinic.Okafor}");

        Assert.Contains("On this day it fits nowhere", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The next free time is marked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_is_added_on_the_way()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client(await server.SignIn(desk.Clinic.FrontDesk));

        var form = WebUtility.HtmlDecode(Link(await client.GetStringAsync("/clinic/book?from=2026-11-23T17:00Z"), "/clinic/patients/new\\?[^\"]+"));
        var added = await TestServer.Post(client, form, [new("given", "Ana"), new("family", "Sol"), new("born", "1990-01-01"), new("language", "es"), new("key", "k")]);

        Assert.Matches("^/clinic/patients/[0-9a-f-]{36}/book\\?from=2026-11-23T17", added.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(added.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task The_card_shows_contact_and_flag_and_not_one_answer()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        await desk.Clinic.Appointment(patient);
        await desk.Clinic.Screening(patient, "do-not-needle", daysAgo: 1);
        await using var server = await TestServer.Start(desk.Clinic);

        foreach (var actor in new[] { desk.Clinic.FrontDesk, desk.Clinic.Lead, desk.Clinic.Therapist })
        {
            var card = await server.Client(await server.SignIn(actor)).GetStringAsync($"/clinic/patients/{patient}/desk");
            Assert.Contains("maribel@example.org", card, StringComparison.Ordinal);
            Assert.Contains("Stop", card, StringComparison.Ordinal);
        }

        foreach (var actor in new[] { desk.Clinic.Admin, desk.Clinic.QualityLead })
            Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(actor)).GetAsync($"/clinic/patients/{patient}/desk")).StatusCode);
    }

    /// <summary>Every link of the register, the board, the visit and the card leads somewhere, for everybody who sees it.</summary>
    [Fact]
    public async Task No_link_to_a_patient_is_dead()
    {
        await using var desk = await BookingDesk.Open();
        var mine = await desk.Clinic.Patient();
        var stranger = await desk.Clinic.Patient("Luis", "Ortega", email: "luis@example.org");
        var visit = await desk.Clinic.Appointment(mine);
        await using var server = await TestServer.Start(desk.Clinic);
        foreach (var actor in new[] { desk.Clinic.FrontDesk, desk.Clinic.Therapist, desk.Clinic.Lead })
        {
            var client = server.Client(await server.SignIn(actor));
            var register = await (await TestServer.Post(client, "/clinic/patients", [new("find", "ort")])).Content.ReadAsStringAsync();
            var pages = new[] { register, await client.GetStringAsync("/clinic/patients"), await client.GetStringAsync("/clinic/today"), await client.GetStringAsync($"/clinic/appointments/{visit}"), await client.GetStringAsync($"/clinic/patients/{stranger}/desk") };
            var links = pages.SelectMany(page => PatientLink().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))).Distinct().ToList();

            Assert.Contains(links, link => link.Contains(stranger.ToString(), StringComparison.Ordinal));
            foreach (var link in links) Assert.True(HttpStatusCode.OK == (await client.GetAsync(link)).StatusCode, $"{actor.Name}: {link}");
        }
    }

    [Fact]
    public async Task A_record_out_of_reach_leads_to_the_card()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        await using var server = await TestServer.Start(desk.Clinic);

        foreach (var actor in new[] { desk.Clinic.FrontDesk, desk.Clinic.Therapist })
            Assert.Equal($"/clinic/patients/{patient}/desk", (await server.Client(await server.SignIn(actor)).GetAsync($"/clinic/patients/{patient}")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(desk.Clinic.Admin)).GetAsync($"/clinic/patients/{patient}")).StatusCode);
    }

    [Fact]
    public async Task The_therapists_list_opens_the_session()
    {
        await using var desk = await BookingDesk.Open();
        var patient = await desk.Clinic.Patient();
        var visit = await desk.Clinic.Appointment(patient);
        await TestCare.Screening(desk.Clinic, patient);
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client(await server.SignIn(desk.Clinic.Therapist));

        var board = await client.GetStringAsync("/clinic/today");
        var opened = await TestServer.Post(client, "/clinic/today", [new("patient", patient.ToString()), new("appointment", visit.ToString())], Link(board, "/clinic/sessions/open"));
        var again = await client.GetStringAsync("/clinic/today");

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.StartsWith("/clinic/sessions/", opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains($"{opened.Headers.Location.OriginalString}\">Continue", again, StringComparison.Ordinal);
        Assert.DoesNotContain("/clinic/sessions/open", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_says_nothing_done_shows_no_bar()
    {
        await using var desk = await BookingDesk.Open();
        var visit = await desk.Clinic.Appointment(await desk.Clinic.Patient());
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client(await server.SignIn(desk.Clinic.FrontDesk));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/clinic/today?did=explode&visit={visit}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/clinic/appointments/{visit}?did=explode")).StatusCode);
    }

    private static string Link(string page, string pattern) => WebUtility.HtmlDecode(Regex.Match(page, $"(?:href|action)=\"({pattern})\"").Groups[1].Value);

    [GeneratedRegex("href=\"(/clinic/patients/[^\"]+)\"")]
    private static partial Regex PatientLink();
}
