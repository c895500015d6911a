using Filiform.Journeys.Learn.Asking;
using Filiform.Pipeline;
using NodaTime;

namespace Filiform.Tests.Journeys.Learn;

public sealed class AnswerQuestionTests
{
    [Fact]
    public async Task Shows_the_answer_with_who_gave_it_and_mails_the_private_address()
    {
        await using var clinic = await TestClinic.New();
        var (code, id) = await Asked(clinic, "Does it hurt?", "maria@example.org");

        var done = await clinic.Run(Answer(clinic), new(id, "A small pinch."), clinic.Therapist);

        Assert.Null(done.Refusal);
        var shown = (await clinic.Run(new ShowQuestion(AskQuestionTests.Questions(clinic)), code)).Value;
        Assert.Equal(("A small pinch.", "therapist", "Armory Park Physical Therapy"), (shown.Answer, shown.AnsweredBy, shown.ClinicName));
        Assert.DoesNotContain("pinch", await clinic.Scalar<string>("select answer from question"), StringComparison.Ordinal);
        Assert.Contains($"http://localhost/questions/{code}?lang=en", await Mail(clinic, "body"), StringComparison.Ordinal);
        Assert.DoesNotContain("hurt", await Mail(clinic, "body"), StringComparison.Ordinal);
        Assert.Equal("maria@example.org", await Mail(clinic, "recipient"));
    }

    [Fact]
    public async Task Mails_nobody_who_left_no_address()
    {
        await using var clinic = await TestClinic.New();
        var (_, id) = await Asked(clinic, "Does it hurt?");

        await clinic.Run(Answer(clinic), new(id, "A small pinch."), clinic.Therapist);

        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from mail"));
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_one_is_told()
    {
        await using var clinic = await TestClinic.New();
        var (_, id) = await Asked(clinic, "Does it hurt?", "maria@example.org");

        var answers = await Task.WhenAll(
            clinic.Run(Answer(clinic), new(id, "A small pinch."), clinic.Therapist), clinic.Run(Answer(clinic), new(id, "A little."), clinic.Lead));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Single(answers, answer => answer.Refusal == AnswerQuestion.Answered);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from mail"));
    }

    [Theory]
    [InlineData(0, "required")]
    [InlineData(4_001, "too-long")]
    public async Task Refuses_an_answer_that_is_empty_or_too_long(int length, string reason)
    {
        await using var clinic = await TestClinic.New();
        var (_, id) = await Asked(clinic, "Does it hurt?");
        Assert.Equal(reason, (await clinic.Run(Answer(clinic), new(id, new string('x', length)), clinic.Therapist)).Refusal!.Reasons.Single().Code);
    }

    [Fact]
    public async Task Is_for_therapists_and_leads()
    {
        await using var clinic = await TestClinic.New();
        var (_, id) = await Asked(clinic, "Does it hurt?");

        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(Answer(clinic), new(id, "Yes."), clinic.FrontDesk)).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await clinic.Run(Answer(clinic), new(id, "Yes."))).Refusal);
        Assert.Equal(Refusal.NotFound, (await clinic.Run(Answer(clinic), new(new(Guid.NewGuid()), "Yes."), clinic.Lead)).Refusal);
    }

    [Fact]
    public async Task The_inbox_shows_who_has_waited_longest_first_and_for_how_long()
    {
        await using var clinic = await TestClinic.New();
        await Asked(clinic, "First?");
        clinic.Clock.AdvanceHours(30);
        await Asked(clinic, "Second?");
        clinic.Clock.AdvanceHours(20);

        var view = (await clinic.Run(new ShowQuestions(AskQuestionTests.Questions(clinic)), new(), clinic.Therapist)).Value;

        Assert.Equal([("First?", 2), ("Second?", 0)], view.Waiting.Select(question => (question.Body, question.Waiting(view.Now))));
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_beside_the_quicker_answer()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var (_, id) = await Asked(clinic, "Does it hurt?");
        await clinic.Run(Answer(clinic), new(id, "A small pinch."), clinic.Lead);
        await Asked(clinic, "Is it safe?");

        var late = await TestServer.Post(
            server.Client(await server.SignIn(clinic.Therapist)), "/clinic/questions", [new("question", id.ToString()), new("answer", "My long answer.")]);

        var html = await late.Content.ReadAsStringAsync();
        Assert.Contains("Somebody else has just answered this question", html, StringComparison.Ordinal);
        Assert.Contains("A small pinch.", html, StringComparison.Ordinal);
        Assert.Contains("My long answer.", html, StringComparison.Ordinal);
    }

    private static AnswerQuestion Answer(TestClinic clinic) =>
        new(AskQuestionTests.Questions(clinic), new Words(), new Installation("http://localhost", false, null));

    private static async Task<(string Code, Id<PublicQuestion> Id)> Asked(TestClinic clinic, string text, string? email = null)
    {
        var code = (await clinic.Run(AskQuestionTests.Ask(clinic), AskQuestionTests.Asked(text, email))).Value;
        return (code, (await clinic.Run(new ShowQuestion(AskQuestionTests.Questions(clinic)), code)).Value.Id);
    }

    private sealed record MailRow(Guid Id, string Value);

    private static Task<string?> Mail(TestClinic clinic, string column) => clinic.Do(async work =>
    {
        var row = (await work.QueryOne<MailRow>($"select id, {column} as value from mail where clinic = @clinic"))!;
        return work.Open($"mail.{column}", row.Id, row.Value);
    });
}
