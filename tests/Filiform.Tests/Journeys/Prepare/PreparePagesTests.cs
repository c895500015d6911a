using System.Net;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Access;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class PreparePagesTests
{
    private static readonly string[] Pages = ["", "/health", "/health/check", "/health/q-height-cm", "/health/urgent", "/drawing", "/function", "/consent", "/next"];

    [Fact]
    public async Task Are_closed_to_a_link_that_does_not_stand()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);

        foreach (var page in Pages) Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/prepare/{new string('0', 64)}{page}")).StatusCode);
        she.Clinic.Clock.AdvanceDays(4);
        var expired = await client.GetAsync($"/prepare/{token}");
        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Contains("This link no longer works", await expired.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_for_the_birth_date_first()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, _) = await she.Mail();
        var (_, ofAnother) = await she.Mail();

        foreach (var client in new[] { server.Client(), server.Client(ofAnother) })
            foreach (var page in Pages)
            {
                var answer = await client.GetAsync($"/prepare/{token}{page}");
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
                Assert.Equal($"/confirm/{token}?return={Uri.EscapeDataString($"/prepare/{token}{page}")}", answer.Headers.Location!.OriginalString);
            }
    }

    [Fact]
    public async Task Open_for_the_links_of_this_visit_alone()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (manage, cookie) = await she.Mail(purpose: "manage");
        Assert.Equal(HttpStatusCode.OK, (await server.Client(cookie).GetAsync($"/prepare/{manage}")).StatusCode);

        var (checkIn, other) = await she.Mail(purpose: "check-in");
        Assert.Equal(HttpStatusCode.Gone, (await server.Client(other).GetAsync($"/prepare/{checkIn}")).StatusCode);
    }

    [Fact]
    public async Task Keep_a_wrong_answer_as_it_was_typed_and_name_what_is_wrong()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();

        var answer = await TestServer.Post(server.Client(cookie), $"/prepare/{token}/health/q-height-cm", [new("answer", "\"><b>tall</b>")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"&quot;&gt;&lt;b&gt;tall&lt;/b&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#answer\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"answer-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_a_megabyte_without_losing_their_head()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);
        var much = new string('ñ', 300_000);

        foreach (var (page, field) in new[] { ("health/q-medicines-other", "answer"), ("drawing", "strokes"), ("function", "activity-1"), ("consent", "name") })
        {
            var answer = await TestServer.Post(client, $"/prepare/{token}/{page}", [new(field, much)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Contains(much[..2000], await (await TestServer.Post(client, $"/prepare/{token}/function", [new("activity-1", much)])).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_both_answers_when_two_browsers_disagree()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);
        await she.Answer("q-fainted-needles", "yes");

        var answer = await TestServer.Post(client, $"/prepare/{token}/health/q-fainted-needles", [new("answer", "no"), new("seen", "")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("There: <b>Yes</b>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"no\" checked=\"checked\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"seen\" value=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_a_changed_consent_text_anew_and_sign_nothing()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();

        var answer = await TestServer.Post(server.Client(cookie), $"/prepare/{token}/consent",
            [new("textHash", "0123"), new("language", "en"), new("understood", "yes"), new("name", "Maribel Ortega"), new("relation", "self")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"Maribel Ortega\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"textHash\" value=\"{(await she.ReadConsent()).Text.Hash}\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await she.Clinic.Scalar<long>("select count(*) from consent where clinic = @Here", new { she.Clinic.Here }));
    }

    [Fact]
    public async Task Keep_what_was_marked_when_the_drawing_cannot_be_saved()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();

        var answer = await TestServer.Post(server.Client(cookie), $"/prepare/{token}/drawing", [new("region", "vertex"), new("strength-vertex", "twelve"), new("pain", "6")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"twelve\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#strength-vertex\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_what_is_not_theirs_like_what_does_not_exist()
    {
        await using var she = await Preparing.New();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);

        foreach (var page in new[] { "health/q-none", "health/q-date-of-birth", "health/q-fever-unwell", $"consent/copy/{Guid.NewGuid()}", $"consent/withdraw/{Guid.NewGuid()}", "consent/copy/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/prepare/{token}/{page}")).StatusCode);
    }

    [Fact]
    public async Task Keep_a_sent_form_sent_when_an_old_question_page_is_posted()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);

        var answer = await TestServer.Post(client, $"/prepare/{token}/health/q-fainted-needles", [new("answer", "yes"), new("seen", "false")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(0, await she.Clinic.Scalar<int>("select count(*) from screening where status = 'draft'"));
        var page = await client.GetStringAsync($"/prepare/{token}/health/q-fainted-needles");
        Assert.DoesNotContain("name=\"answer\"", page, StringComparison.Ordinal);
        Assert.Contains("Change my answers", page, StringComparison.Ordinal);

        var revised = await TestServer.Post(client, $"/prepare/{token}/health/q-fainted-needles", [], $"/prepare/{token}/health?question=q-fainted-needles");
        Assert.Equal($"/prepare/{token}/health/q-fainted-needles", revised.Headers.Location!.OriginalString);
        Assert.Contains("name=\"answer\"", await client.GetStringAsync(revised.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_that_a_question_is_about_the_visit_and_tell_no_fact_of_another_day()
    {
        await using var she = await Preparing.New();
        await she.Clinic.Do(work => work.Execute("update appointment set starts_at = @from, ends_at = @until",
            new { from = work.Now + Duration.FromDays(7), until = work.Now + Duration.FromDays(7) + Duration.FromMinutes(30) }));
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie);
        Assert.Contains("this is about your visit on November 30, 2026", await client.GetStringAsync($"/prepare/{token}/health/q-ate-today"), StringComparison.Ordinal);
        await she.Screened(("q-ate-today", "no"));

        var sent = await client.GetStringAsync($"/prepare/{token}/health");

        var still = sent.IndexOf("If it is still so on November 30, 2026", StringComparison.Ordinal);
        Assert.True(still > 0 && still < sent.IndexOf("You have not eaten for a while", StringComparison.Ordinal));
        Assert.DoesNotContain("What your therapist takes care of", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("call us before you come", sent, StringComparison.Ordinal);
        Assert.Contains("are asked again when you come", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("You have not eaten for a while", await client.GetStringAsync($"/prepare/{token}/consent"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q-alcohol-drugs-today", "It is not safe to use needles after alcohol or drugs")]
    [InlineData("q-fever-unwell", "Please wait until you are well")]
    public async Task Say_what_a_yes_about_the_day_would_mean_and_whom_to_call(string question, string meaning)
    {
        await using var she = await Preparing.New();
        await she.Clinic.Do(work => work.Execute("update appointment set starts_at = @from, ends_at = @until",
            new { from = work.Now + Duration.FromDays(7), until = work.Now + Duration.FromDays(7) + Duration.FromMinutes(30) }));
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        await she.Screened(("q-gate-today", "yes"), (question, "yes"));

        var sent = await server.Client(cookie).GetStringAsync($"/prepare/{token}/health");

        var still = sent.IndexOf("If it is still so on November 30, 2026", StringComparison.Ordinal);
        Assert.True(still > 0 && still < sent.IndexOf(meaning, StringComparison.Ordinal));
        Assert.DoesNotContain("Why we wait with needles", sent, StringComparison.Ordinal);
        Assert.Contains("call us before you come", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2011-11-24", true, false)]
    [InlineData("2017-11-24", true, true)]
    [InlineData("1980-04-02", false, false)]
    public async Task Say_what_holds_for_children(string born, bool guardian, bool noNeedles)
    {
        await using var she = await Preparing.New(born: born);
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();

        var page = await server.Client(cookie).GetStringAsync($"/prepare/{token}");

        Assert.Equal(guardian, page.Contains("A parent or legal guardian signs the consent", StringComparison.Ordinal));
        Assert.Equal(noNeedles, page.Contains("We do not offer dry needling to children under 12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_no_mail()
    {
        await using var she = await Preparing.New();
        await she.Screened();
        await she.Sign();

        Assert.Equal(0, await she.Clinic.Scalar<long>("select count(*) from mail where clinic = @Here", new { she.Clinic.Here }));
    }

    /// <summary>Every question of the form, whatever its type, has a page in both languages.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Show_every_question(string language)
    {
        await using var she = await Preparing.New(born: "2011-11-24");
        // Yes to everything opens everything.
        await she.AnswerAll([.. Preparing.Content.Safety.Questions.Where(question => question.Fact.Type == AnswerType.Boolean).Select(question => (question.Id, "yes")),
            ("q-pregnant", "yes"), ("q-communication-need", "interpreter"), ("q-cancer", "current"), ("q-skin-problem-type", "rash"), ("q-blood-thinner-list", "warfarin")]);
        await using var server = await TestServer.Start(she.Clinic);
        var (token, cookie) = await she.Mail();
        var client = server.Client(cookie, language);
        var asked = (await she.Read()).Form.State.Shown.Where(question => question.Id != "q-date-of-birth").ToList();
        Assert.Equal(95, asked.Count);

        foreach (var question in asked)
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/prepare/{token}/health/{question.Id}"));
            Assert.Contains(question.Text.In(language), page, StringComparison.Ordinal);
            Assert.Contains(language == "es" ? "No lo sé con certeza" : "I am not sure", page, StringComparison.Ordinal);
        }
    }
}
