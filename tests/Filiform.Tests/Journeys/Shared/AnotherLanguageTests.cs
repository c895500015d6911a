using System.Net;
using System.Text.RegularExpressions;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Access;
using Filiform.Journeys.FollowUp;
using Filiform.Pipeline;
using Filiform.Tests.Journeys.Book;
using Filiform.Tests.Journeys.Prepare;

namespace Filiform.Tests.Journeys.Shared;

/// <summary>Reading a half-filled form in another language, as a browser without scripts does it: by the button that goes along with the form.</summary>
public sealed partial class AnotherLanguageTests
{
    [Theory]
    [InlineData(AnswerType.Number, "five", "answer")]
    [InlineData(AnswerType.Number, "5", "feet")]
    [InlineData(AnswerType.Text, "<b>Warfarina</b> & té", "answer")]
    public async Task The_screening_keeps_an_answer_as_it_was_typed_and_saves_nothing(AnswerType type, string typed, string field)
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var id = (await she.Read()).Form.State.Shown.First(each => each.Fact.Type == type && (type != AnswerType.Number || each.Unit == "cm")).Id;

        var page = await Switch(server.Client(cookie), $"/prepare/{token}/health/{id}", [new(field, typed), new("unsure", "true"), new("seen", "earlier")]);

        Assert.Contains(typed, page, StringComparison.Ordinal);
        Assert.Matches("name=\"unsure\"[^>]*checked", page);
        Assert.Matches("name=\"seen\"[^>]*value=\"earlier\"", page);
        Assert.DoesNotContain(id, (await she.Read()).Form.Answers.Keys);
    }

    [Fact]
    public async Task The_screening_keeps_a_choice()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var id = (await she.Read()).Form.State.Shown.First(each => each.Fact.Type == AnswerType.Boolean).Id;

        var page = await Switch(server.Client(cookie), $"/prepare/{token}/health/{id}", [new("answer", "no")]);

        Assert.Matches("value=\"no\"[^>]*checked", page);
        Assert.DoesNotMatch("value=\"yes\"[^>]*checked", page);
    }

    [Fact]
    public async Task The_activities_and_the_consent_keep_what_was_typed_but_the_text_to_be_signed_is_the_one_that_is_shown()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();

        var activities = await Switch(server.Client(cookie), $"/prepare/{token}/function", [new("activity-1", "Swim"), new("rating-1", "3"), new("activity-2", "Carry")]);
        var consent = await Switch(server.Client(cookie), $"/prepare/{token}/consent",
            [new("question", "Does it hurt?"), new("understood", "yes"), new("name", "Maribel O"), new("language", "en"), new("textHash", "english"), new("relation", "self")]);

        Assert.Contains("value=\"Swim\"", activities, StringComparison.Ordinal);
        Assert.Matches("name=\"rating-1\"[^>]*value=\"3\"[^>]*checked", activities);
        Assert.Contains("value=\"Carry\"", activities, StringComparison.Ordinal);
        Assert.Contains(">Does it hurt?</textarea>", consent, StringComparison.Ordinal);
        Assert.Contains("value=\"Maribel O\"", consent, StringComparison.Ordinal);
        Assert.Matches("name=\"language\"[^>]*value=\"es\"", consent);
        Assert.DoesNotContain("value=\"english\"", consent, StringComparison.Ordinal);
        Assert.Equal(0, await she.Clinic.Scalar<long>("select count(*) from consent"));
    }

    [Fact]
    public async Task The_check_in_keeps_what_can_be_read_and_shows_the_rest_as_it_was_typed()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient), await clinic.Screening(patient));
        await clinic.DoDue(new PlanCheckIns());
        var checkIn = await clinic.Scalar<Id<CheckIn>>("select id from check_in where hours = 24");
        await clinic.Do(work => work.Execute("update check_in set status = 'sent' where id = @checkIn", new { checkIn }));
        clinic.Clock.Advance(Duration.FromHours(25));
        var token = await clinic.Do(work => PrivateLinks.Issue(work, "check-in", patient, work.Now + Duration.FromDays(7), checkIn: checkIn));
        await using var server = await TestServer.Start(clinic);

        var page = await Switch(server.Client(), $"/checkin/{token}", [new("fu-bruise", "small"), new("fu-comment", "Gracias & adiós")]);

        Assert.Matches("name=\"fu-bruise\"[^>]*value=\"small\"[^>]*checked", page);
        Assert.Contains("Gracias & adiós</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("errsum", page, StringComparison.Ordinal);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from check_in where status = 'sent'"));
    }

    [Fact]
    public async Task The_birth_date_stays_in_its_three_fields_and_counts_as_no_try()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, _) = await she.Mail();

        var page = await Switch(server.Client(), $"/confirm/{token}", [new("month", "4"), new("day", "2x"), new("year", "19")]);

        foreach (var (name, value) in new[] { ("month", "4"), ("day", "2x"), ("year", "19") })
            Assert.Matches($"name=\"{name}\"[^>]*value=\"{value}\"", page);
        Assert.True(page.IndexOf("name=\"day\"", StringComparison.Ordinal) < page.IndexOf("name=\"month\"", StringComparison.Ordinal));
        Assert.DoesNotContain("errsum", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_time_stays_chosen_and_is_not_held_yet()
    {
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic);
        var client = server.Client();
        var path = "/book/armory-park";
        var choice = Choice().Match(await client.GetStringAsync(path)).Groups[1].Value;

        var page = await Switch(client, path, [new("at", choice), new("key", new string('a', 64))]);

        Assert.Matches($"name=\"at\"[^>]*value=\"{Regex.Escape(choice)}\"[^>]*checked", page);
        Assert.Equal(0, await desk.Clinic.Scalar<long>("select count(*) from hold"));
    }

    /// <summary>The page in Spanish, after pressing its own language button.</summary>
    private static async Task<string> Switch(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var shown = await client.GetStringAsync(path);
        Assert.Matches("<button[^>]*formaction=\"[^\"]*lang=es\"[^>]*name=\"act\" value=\"language\"", shown);
        var answer = await TestServer.Post(client, path, [.. fields, new("act", "language")], path + "?lang=es");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("<html lang=\"es\"", page, StringComparison.Ordinal);
        return page;
    }

    [GeneratedRegex("name=\"at\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Choice();
}
