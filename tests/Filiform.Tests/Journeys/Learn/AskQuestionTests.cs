using System.Net;
using Filiform.Journeys.Learn.Asking;
using Filiform.Pipeline;
using NodaTime;

namespace Filiform.Tests.Journeys.Learn;

public sealed class AskQuestionTests
{
    private static readonly string Key = new('a', 64);

    [Fact]
    public async Task Keeps_the_question_sealed_and_opens_it_by_its_code_alone()
    {
        await using var clinic = await TestClinic.New();

        var code = (await clinic.Run(Ask(clinic), Asked("Does it hurt?", "maria@example.org"))).Value;

        var shown = (await clinic.Run(new ShowQuestion(Questions(clinic)), code)).Value;
        Assert.Equal(("Does it hurt?", "maria@example.org", "feel", null), (shown.Body, shown.Email, shown.Topic, shown.Answer));
        Assert.DoesNotContain("hurt", await clinic.Scalar<string>("select body from question"), StringComparison.Ordinal);
        Assert.DoesNotContain("maria", await clinic.Scalar<string>("select email from question"), StringComparison.Ordinal);
        Assert.DoesNotContain(code, await clinic.Scalar<string>("select code from question"), StringComparison.Ordinal);
        Assert.Equal(Refusal.NotFound, (await clinic.Run(new ShowQuestion(Questions(clinic)), Key)).Refusal);
    }

    [Fact]
    public async Task A_second_click_is_the_same_question_and_another_text_is_another()
    {
        await using var clinic = await TestClinic.New();

        var first = await clinic.Run(Ask(clinic), Asked("Does it hurt?"));
        var second = await clinic.Run(Ask(clinic), Asked("Does it hurt?"));
        var other = await clinic.Run(Ask(clinic), Asked("Is it safe?"));

        Assert.Equal(first.Value, second.Value);
        Assert.NotEqual(first.Value, other.Value);
        Assert.Equal(2, await clinic.Scalar<long>("select count(*) from question"));
    }

    [Fact]
    public async Task Words_of_danger_are_answered_at_once_and_come_first_in_the_inbox()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Run(Ask(clinic), Asked("Does it hurt?"));
        await using var server = await TestServer.Start(clinic);
        using var client = server.Client();
        KeyValuePair<string, string> text = new("text", "I have chest pain and cannot breathe since my needling yesterday");

        var unfinished = await (await TestServer.Post(client, "/questions/ask", [text])).Content.ReadAsStringAsync();
        var asked = await TestServer.Post(client, "/questions/ask", [text, new("topic", "feel")]);
        var shown = await client.GetStringAsync(asked.Headers.Location!.OriginalString);
        var inbox = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync("/clinic/questions");

        Assert.All([unfinished, shown], page => Assert.Contains("href=\"tel:911\"", page, StringComparison.Ordinal));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(inbox, "May be urgent: "));
        Assert.True(inbox.IndexOf("chest pain and cannot", StringComparison.Ordinal) < inbox.IndexOf("Does it hurt?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_clicks_at_once_are_one_question()
    {
        await using var clinic = await TestClinic.New();

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clinic.Run(Ask(clinic), Asked("Does it hurt?"))));

        Assert.Single(codes.Select(each => each.Value).Distinct());
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from question"));
    }

    [Fact]
    public async Task Names_everything_that_is_wrong_at_once()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(Ask(clinic), new("nonsense", "  ", "no address", null, "en"));

        Assert.Equal(["topic:choose-one", "text:required", "email:question-email"], refused.Refusal!.Reasons.Select(reason => $"{reason.Field}:{reason.Code}"));
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from question"));
    }

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "too-long")]
    public async Task Takes_at_most_two_thousand_characters(int length, string? reason)
    {
        await using var clinic = await TestClinic.New();
        var asked = await clinic.Run(Ask(clinic), Asked(new string('x', length)));
        Assert.Equal(reason, asked.Refusal?.Reasons.Single().Code);
    }

    [Theory]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("Ana <ana@example.org>")]
    [InlineData("ana@localhost")]
    [InlineData("ana@example.org\r\nBcc: x@example.org")]
    public async Task Refuses_what_is_not_one_address(string email)
    {
        await using var clinic = await TestClinic.New();
        Assert.Equal("question-email", (await clinic.Run(Ask(clinic), Asked("Does it hurt?", email))).Refusal?.Reasons.Single().Code);
    }

    [Fact]
    public async Task One_address_asks_five_times_an_hour()
    {
        await using var clinic = await TestClinic.New();
        var ask = Ask(clinic, limits: true);
        var visitor = Actor.Visitor with { Address = "203.0.113.7" };
        for (var at = 1; at <= 5; at++) Assert.Null((await clinic.Run(ask, Asked($"Question {at}?"), visitor)).Refusal);

        Assert.Equal(Refusal.TooMany, (await clinic.Run(ask, Asked("Question 6?"), visitor)).Refusal);
        Assert.Null((await clinic.Run(ask, Asked("Question 5?"), visitor)).Refusal);
        Assert.Null((await clinic.Run(ask, Asked("Question 6?"), visitor with { Address = "203.0.113.8" })).Refusal);
        clinic.Clock.AdvanceMinutes(61);
        Assert.Null((await clinic.Run(ask, Asked("Question 7?"), visitor)).Refusal);
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_leads_to_the_private_page()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client();

        var refused = await TestServer.Post(client, "/questions/ask", [new("text", "Does it hurt?"), new("email", "nowhere")]);
        var html = await refused.Content.ReadAsStringAsync();
        var asked = await TestServer.Post(client, "/questions/ask", [new("topic", "other"), new("text", "Does it hurt?")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Does it hurt?</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"nowhere\"", html, StringComparison.Ordinal);
        Assert.StartsWith("/questions/", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var page = await client.GetAsync(asked.Headers.Location);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Contains("Keep the address of this page", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static Questions Questions(TestClinic clinic) => new(clinic.Database.Vault);

    internal static AskQuestion Ask(TestClinic clinic, bool limits = false) =>
        new(Questions(clinic), LearnContentTests.Learn, new Installation("http://localhost", false, null, limits));

    internal static AskQuestion.Request Asked(string text, string? email = null) => new("feel", text, email, Key, "en");

    [Fact]
    public async Task Another_language_keeps_what_was_typed_and_asks_nothing_yet()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var switched = await TestServer.Post(server.Client(), "/questions/ask",
            [new("topic", "other"), new("text", "Does it hurt?"), new("email", "a@example.org"), new("act", "language")], "/questions/ask?lang=es");

        var page = await switched.Content.ReadAsStringAsync();
        Assert.Contains("lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains(">Does it hurt?</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a@example.org\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from question"));
    }
}
