using System.Net;
using Filiform.Journeys.Book;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice.Law;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Journeys.Practice;

public sealed class PracticeRulesTests
{
    private static readonly RecordOverride Record = new(TreatRoom.Content);

    /// <summary>Connecticut: no rule is known.</summary>
    [Fact]
    public async Task Where_no_rule_is_known_needling_waits_for_a_licensee_who_confirms_scope()
    {
        await using var clinic = await TestClinic.New();
        var room = await In(clinic, "CT");
        Assert.Contains("no-rule-known-here", (await room.Look()).Chart.MissingAuthority);
        Assert.False(await Offered(clinic));

        var recorded = await clinic.Run(Record, new(null, null, null, "Ana Ruiz, PT", "Letter of the board, 3 May", "Letter 2026-05-03", null), clinic.Lead);

        Assert.Null(recorded.Refusal);
        Assert.DoesNotContain("no-rule-known-here", (await room.Look()).Chart.MissingAuthority);
        Assert.True(await Offered(clinic));
        await clinic.Run(new EndOverride(), new(recorded.Value), clinic.Lead);
        Assert.Contains("no-rule-known-here", (await room.Look()).Chart.MissingAuthority);
        Assert.False(await Offered(clinic));
    }

    [Fact]
    public async Task A_plan_and_the_room_name_the_muscles_that_its_therapist_may_not_needle()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic, [new("subscapularis", "left"), new("soleus", "left")]);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        foreach (var path in new[] { $"/clinic/patients/{room.Patient}", $"/clinic/sessions/{room.Session}" })
            Assert.Contains("Dry needling advanced training (for Subscapularis)", await client.GetStringAsync(path), StringComparison.Ordinal);

        await room.SetPlan([new("soleus", "left")]);
        Assert.DoesNotContain("You may not needle", await client.GetStringAsync($"/clinic/patients/{room.Patient}"), StringComparison.Ordinal);
    }

    /// <summary>California: prohibited as shipped.</summary>
    [Fact]
    public async Task Against_a_prohibition_it_takes_two_people_and_never_the_same_one_twice()
    {
        await using var clinic = await TestClinic.New();
        var room = await In(clinic, "CA");
        var reading = (await clinic.Run(Record, new("permitted-with-conditions", 50, null, "Ana Ruiz, PT", "New statute", "SB 1", null), clinic.Lead)).Value;
        Assert.Contains("prohibited-here", (await room.Look()).Chart.MissingAuthority);

        Assert.Equal("second-person-needed", (await clinic.Run(new AgreeOverride(), new(reading), clinic.Lead)).Refusal!.Reasons[0].Code);
        Assert.Null((await clinic.Run(new AgreeOverride(), new(reading), clinic.Admin)).Refusal);
        Assert.Null((await clinic.Run(new AgreeOverride(), new(reading), clinic.Therapist)).Refusal);

        Assert.DoesNotContain("prohibited-here", (await room.Look()).Chart.MissingAuthority);
        Assert.Equal("admin", (await clinic.Do(work => PracticeOverrides.InForce(work, clinic.Here)))!.SecondPersonName);
        Assert.True(await Offered(clinic));
    }

    /// <summary>Arizona permits; a clinic whose board says no is not to be offered.</summary>
    [Fact]
    public async Task A_stricter_reading_stops_offers_and_needles()
    {
        await using var clinic = await TestClinic.New();
        var room = await In(clinic, "AZ");
        Assert.True(await Offered(clinic));

        await clinic.Run(Record, new("prohibited", null, null, null, "Suspended by the board", "Letter 9", null), clinic.Lead);

        Assert.Equal(["prohibited-here"], (await room.Look()).Chart.MissingAuthority);
        Assert.False(await Offered(clinic));
        Assert.Contains((await room.Look()).ToStart, reason => reason.Rule.Id == "sr-clinician-not-authorised");
        var own = (await clinic.Do(work => PracticeOverrides.InForce(work, clinic.Here)))!;
        await clinic.Run(new AgreeOverride(), new(own.Id), clinic.Admin);
        Assert.Equal(["prohibited-here"], (await room.Look()).Chart.MissingAuthority);
    }

    /// <summary>A number that is none once hid that the reason was missing.</summary>
    [Fact]
    public async Task The_page_says_everything_that_is_wrong_at_once_and_by_name()
    {
        await using var clinic = await TestClinic.New();
        await In(clinic, "AZ");
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead));

        var answer = await TestServer.Post(client, "/clinic/settings/practice-rules/record", [new("hours", "many"), new("status", "silent")]);

        var page = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        foreach (var said in new[] { "Training hours: ", "Reason: ", "Source: " })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("value=\"many\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_by_field_knows_a_double_click_and_a_stale_page()
    {
        await using var clinic = await TestClinic.New();
        RecordOverride.Request good = new("silent", null, null, null, "The board is silent", "Where", null);

        Assert.Equal(["status", "hours", "reason", "source"], (await clinic.Run(Record, new("maybe", 0, null, null, " ", null, null), clinic.Lead)).Refusal!.Reasons.Select(reason => reason.Field));
        Assert.Equal(["status"], (await clinic.Run(Record, new(null, null, " ", null, "The board is silent", "Where", null), clinic.Lead)).Refusal!.Reasons.Select(reason => reason.Field));
        Assert.Equal(["reason", "source"], (await clinic.Run(Record, good with { Reason = "no", Source = "a" }, clinic.Lead)).Refusal!.Reasons.Select(reason => reason.Field));
        Assert.Equal("not-allowed", (await clinic.Run(Record, good, clinic.FrontDesk)).Refusal!.Code);
        var first = (await clinic.Run(Record, good, clinic.Lead)).Value;
        Assert.Equal(first, (await clinic.Run(Record, good, clinic.Lead)).Value);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal("stale", (await clinic.Run(Record, good with { Reason = "Another reading" }, clinic.Lead)).Refusal!.Code);
        Assert.Null((await clinic.Run(Record, good with { Reason = "Another reading", LastSeen = first }, clinic.Lead)).Refusal);
        Assert.Equal([false, true], (await clinic.Do(work => PracticeOverrides.Of(work, clinic.Here))).Select(row => row.EndedAt is not null));
    }

    [Theory]
    [InlineData("en", "Needling in Arizona", "Your own reading", "Looked up until December 31, 2025", "20560", "Clinic reading in force")]
    [InlineData("es", "Punción en Arizona", "Su propia lectura", "Consultado hasta el 31 de diciembre de 2025", "20561", "Vale la lectura de la clínica")]
    public async Task The_page_shows_the_shipped_row_with_its_date_beside_the_clinics_reading(string language, params string[] said)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var lead = server.Client(await server.SignIn(clinic.Lead), language);
        const string Place = "/clinic/settings/practice-rules";

        var refused = await TestServer.Post(lead, Place, [new("notes", "Thirty hours more than the state"), new("source", "Policy 3")], Place + "/record");
        Assert.Contains("Thirty hours more than the state</textarea>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var taken = await TestServer.Post(lead, Place, [new("notes", "Thirty hours more than the state"), new("source", "Policy 3"), new("reason", "Our own standard")], Place + "/record");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        var page = WebUtility.HtmlDecode(await lead.GetStringAsync(Place));
        Assert.All([.. said, "Our own standard", "Policy 3"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await server.Client(await server.SignIn(clinic.FrontDesk)).GetAsync(Place)).StatusCode);
    }

    private static async Task<TreatRoom> In(TestClinic clinic, string state)
    {
        var room = await TreatRoom.Opened(clinic);
        await clinic.Do(work => work.Execute("update clinic set state = @state where id = @clinic", new { state }));
        await clinic.Do(work => work.Execute("update credential set state = @state where state is not null", new { state }));
        return room;
    }

    private static async Task<bool> Offered(TestClinic clinic) =>
        await clinic.Do(async work => (await new Diaries().At(work, clinic.Here)).Timetables.Single().Authority.Jurisdiction.Length > 0);
}
