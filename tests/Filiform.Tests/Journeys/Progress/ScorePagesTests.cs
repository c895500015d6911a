using System.Net;
using System.Text.RegularExpressions;
using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Progress.Scores;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Progress;

public sealed partial class ScorePagesTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();

    /// <summary>The whole catalogue: typed item by item the score is the engine's, and the page says whose the text is.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Take_any_instrument_item_by_item_or_by_its_total(string language)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist), language);

        foreach (var instrument in Content.Instruments.Instruments)
        {
            var path = $"/clinic/patients/{patient}/instruments/{instrument.Id}";
            var page = WebUtility.HtmlDecode(await client.GetStringAsync(path));
            Assert.Contains(Filiform.Clinical.Knowledge.Phrases.Of(instrument.Licence).In(language), page, StringComparison.Ordinal);
            Assert.All(Sources(instrument), source => Assert.Contains(source, page, StringComparison.Ordinal));

            var items = instrument.Asked();
            var points = items.Select(item => item.Min + (item.Number * 3) % (item.Max - item.Min + 1)).ToList();
            var expected = items.IsEmpty ? instrument.EnterTotal(0.5m).Value : instrument.Score([.. points.Select(Answer.Of)]).Value;
            var fields = items.Select((item, at) => KeyValuePair.Create($"item-{item.Number}", $"{points[at]}"))
                .Concat(items.Where(_ => instrument.NamesActivities()).Select(item => KeyValuePair.Create($"name-{item.Number}", $"Activity of mine {item.Number}")))
                .Append(KeyValuePair.Create("total", items.IsEmpty ? "0.5" : "")).Append(KeyValuePair.Create("visit", ""));
            var kept = await TestServer.Post(client, path, [.. fields, .. Hidden(page)]);

            Assert.True(kept.StatusCode == HttpStatusCode.SeeOther, $"{instrument.Id}: {kept.StatusCode}");
            Assert.Equal((instrument.Id, expected), Last(await Kept(clinic, patient)));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(kept.Headers.Location)).StatusCode);
            clinic.Clock.AdvanceMinutes(1);
        }
    }

    [Fact]
    public async Task Say_what_is_wrong_by_field_and_lose_nothing()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var answer = await TestServer.Post(client, $"/clinic/patients/{patient}/instruments/ndi", [new("item-1", "3"), new("item-2", "\"9>"), new("visit", "")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"item-2-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Item 2: write a whole number from 0 to 5", page, StringComparison.Ordinal);
        Assert.Matches("name=\"item-1\"[^>]*value=\"3\"", page);
        Assert.Contains("value=\"&quot;9&gt;\"", page, StringComparison.Ordinal);
    }

    /// <summary>The page once said that no activity was named, when all were and a total stood beside their numbers.</summary>
    [Fact]
    public async Task A_total_beside_named_activities_is_one_error_and_the_numbers_are_still_read()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        var answer = await TestServer.Post(client, $"/clinic/patients/{patient}/instruments/psfs",
            [new("name-1", "Drive"), new("item-1", "4"), new("name-2", "Sleep"), new("item-2", "77"), new("total", "5"), new("visit", "")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("id=\"total-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"item-2-error\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("id=\"name-[0-9]+-error\"", page);
    }

    [Fact]
    public async Task A_score_entered_in_error_is_shown_as_such_and_counts_no_more()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        foreach (var score in new[] { 60, 6, 40 })
        {
            await clinic.Do(work => Outcomes.Keep(work, new(patient, "spadi", [], [], score, "1")));
            clinic.Clock.AdvanceDays(1);
        }

        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        var path = $"/clinic/patients/{patient}/instruments/spadi";
        var wrong = (await Kept(clinic, patient))[1].Id;

        var refused = await TestServer.Post(client, path + "?handler=Withdraw", [new("answer", $"{wrong}"), new("why", " 6 ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"id=\"why-{wrong}-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var _ in new[] { "once", "a second click" })
            Assert.Equal(HttpStatusCode.SeeOther, (await TestServer.Post(client, path + "?handler=Withdraw", [new("answer", $"{wrong}"), new("why", "6 typed for 60")])).StatusCode);

        Assert.Equal([60m, 40m], (await Kept(clinic, patient)).Select(row => row.Score));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(path));
        Assert.Contains("<s>6</s>", page, StringComparison.Ordinal);
        Assert.Contains("6 typed for 60", page, StringComparison.Ordinal);
        Assert.Contains("All 2 scores", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_a_record_is_not_withdrawn_nor_by_somebody_else()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient);
        var session = await clinic.SignedSession(patient, visit, await clinic.Screening(patient));
        var (ofRecord, typed) = await clinic.Do(async work => (
            await Outcomes.Keep(work, new(patient, "nprs", [6], [], 6, "1", Session: session)), await Outcomes.Keep(work, new(patient, "nprs", [5], [], 5, "1"))));

        var refused = await clinic.Run(new WithdrawScore(), new(patient, ofRecord, "It was another patient."), clinic.Therapist);
        Assert.Equal("score-of-record", refused.Refusal!.Reasons[0].Code);
        foreach (var actor in new[] { clinic.Lead, clinic.FrontDesk, clinic.Link(patient, 2) })
            Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new WithdrawScore(), new(patient, typed, "It was another patient."), actor)).Refusal);
        Assert.Equal(Refusal.NotFound, (await clinic.Run(new WithdrawScore(), new(patient, new(Guid.NewGuid()), "It was another patient."), clinic.Therapist)).Refusal);
        Assert.Equal(2, (await Kept(clinic, patient)).Count);
    }

    [Fact]
    public async Task Show_the_other_score_when_two_therapists_type_at_once()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        var path = $"/clinic/patients/{patient}/instruments/ndi";
        var shown = Hidden(await client.GetStringAsync(path));
        await clinic.Do(work => Outcomes.Keep(work, new(patient, "ndi", [], [], 44, "1")));

        var refused = await TestServer.Post(client, path, [new("total", "40"), new("visit", ""), .. shown]);

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("<b>44</b>", page, StringComparison.Ordinal);
        Assert.Matches("name=\"total\"[^>]*value=\"40\"", page);
        Assert.Equal(HttpStatusCode.SeeOther, (await TestServer.Post(client, path, [new("total", "40"), new("visit", ""), .. Hidden(page)])).StatusCode);
    }

    [Fact]
    public async Task List_the_instruments_of_the_plan_first()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        await Filling.Plan(clinic, patient, ["spadi", "groc"], [3]);
        await using var server = await TestServer.Start(clinic);

        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{patient}/instruments");

        var order = Listed().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["spadi", "groc", "nprs"], order.Take(3));
        Assert.Equal(Content.Instruments.Instruments.Select(each => each.Id).Order(), order.Order());
    }

    [Theory]
    [InlineData("spadi", 60, 50, "Met: it matters", "Within measurement error", "shoulder pain, primary care")]
    [InlineData("lefs", 40, 30, "Worse by as much as would matter", "Worse, beyond measurement error", "lower-limb musculoskeletal")]
    [InlineData("hit-6", 60, 59, "Not met", "Cannot be judged", "chronic daily headache")]
    public async Task Judge_a_change_against_both_thresholds_in_words(string id, int before, int after, string mcid, string mdc, string population)
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        foreach (var score in new[] { before, after })
        {
            await clinic.Do(work => Outcomes.Keep(work, new(patient, id, [], [], score, "1")));
            clinic.Clock.AdvanceDays(7);
        }

        await using var server = await TestServer.Start(clinic);
        var lead = server.Client(await server.SignIn(clinic.Lead));
        var page = WebUtility.HtmlDecode(await lead.GetStringAsync($"/clinic/patients/{patient}/progress"));

        foreach (var said in new[] { mcid, mdc, population, "All 2 scores", Content.Instruments.SourceById[Content.Instruments.ById[id].Mcid!.Source].Text })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Enter a score", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/clinic/patients/{patient}/instruments")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/clinic/patients/{patient}/instruments/{id}")).StatusCode);
    }

    private static IEnumerable<string> Sources(Instrument instrument) =>
        new[] { instrument.Mcid?.Source, instrument.Mdc?.Source }.OfType<string>().Select(source => Content.Instruments.SourceById[source].Text);

    private static (string, decimal?) Last(IReadOnlyList<OutcomeRow> rows) => (rows[^1].Instrument, rows[^1].Score);

    private static async Task<IReadOnlyList<OutcomeRow>> Kept(TestClinic clinic, Id<Patient> patient) => await clinic.Do(work => Outcomes.Of(work, patient));

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string page) =>
        Field().Matches(page).Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("name=\"(seen|key)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();

    [GeneratedRegex("/instruments/([a-z0-9-]+)\"")]
    private static partial Regex Listed();
}
