using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>A practitioner answers a question from the public, once; whoever left an address is told where to read it.</summary>
public sealed class AnswerQuestion(Questions questions, Words words, Installation installation) : IUseCase<AnswerQuestion.Request, Done>, INetworkWide
{
    public sealed record Request(Id<PublicQuestion> Question, string? Answer);

    public const int LongestAnswer = 4_000;

    /// <summary>Somebody else was quicker; what was typed is shown beside their answer.</summary>
    public static readonly Refusal Answered = new("question-answered", 409);

    public Permission Permission => Permission.AnswerQuestions;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var answer = request.Answer?.Trim() ?? "";
        if (answer.Length == 0) return Refusal.Invalid(new Reason("required", "answer"));
        if (answer.Length > LongestAnswer) return Refusal.Invalid(new Reason("too-long", "answer", LongestAnswer));
        if (await questions.Read(work, request.Question) is not { } question) return Refusal.NotFound;

        var written = await work.Execute("""
            update question set answer = @answer, answered_by = @by, answered_at = @Now, clinic = @clinic
            where id = @Question and answered_at is null
            """, new { answer = questions.Seal(Questions.Answer, request.Question, answer), by = work.Actor.Id, work.Now, request.Question });
        if (written == 0) return Answered;

        if (question is { Email: { } email, Code: { } code })
            await Letters.Write(work, new(
                null, email, question.Language, words.In(question.Language, "learn.mail-subject"),
                words.In(question.Language, "learn.mail-body", $"{installation.Url}/questions/{code}?lang={question.Language}")));
        return Done.It;
    }
}
