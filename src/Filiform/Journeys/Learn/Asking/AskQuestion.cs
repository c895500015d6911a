using System.Net.Mail;
using Filiform.Journeys.Learn.Content;
using Filiform.Store;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>Anybody asks; a practitioner answers. Nothing about who they are is asked for.</summary>
public sealed class AskQuestion(Questions questions, LearnContent learn, Installation installation) : IUseCase<AskQuestion.Request, string>, INetworkWide
{
    /// <param name="Key">The secret of the form, so that a second click is the same question.</param>
    /// <param name="Language">In which the answer is expected.</param>
    public sealed record Request(string? Topic, string? Text, string? Email, string? Key, string Language);

    public const int LongestText = 2_000, LongestEmail = 254;

    /// <summary>The topic of what fits none.</summary>
    public const string Other = "other";

    /// <summary>One address asks at most this often in <see cref="Within"/>: the inbox is read by people.</summary>
    private const int Most = 5;

    private static readonly Duration Within = Duration.FromHours(1);

    public Permission Permission => Permission.Public;

    /// <returns>The code that completes the private address.</returns>
    public async Task<Result<string>> Handle(Request request, Work work)
    {
        var (topic, text, email) = (request.Topic ?? "", request.Text?.Trim() ?? "", request.Email?.Trim() is { Length: > 0 } given ? given : null);
        ImmutableArray<Reason> wrong = [.. Wrong(topic, text, email)];
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);

        var code = QuestionCode.Of(request.Key, topic, text);
        if (await questions.Find(work, code) is not null) return code;
        var from = work.Digest("question.asked_from", work.Actor.Address);
        if (installation.Limits && from is not null && await Count(work, from) >= Most) return Refusal.TooMany;

        var id = work.NewId<PublicQuestion>();
        // Two clicks at once: the second finds the digest taken, and it is the same question.
        await work.Execute("""
            insert into question (id, token_digest, code, language, topic, email, body, asked_at, asked_from)
            values (@id, @digest, @code, @Language, @topic, @email, @body, @Now, @from)
            on conflict (token_digest) do nothing
            """, new
        {
            id, digest = QuestionCode.Digest(code), code = questions.Seal(Questions.Code, id, code), request.Language, topic,
            email = questions.Seal(Questions.Email, id, email), body = questions.Seal(Questions.Body, id, text), work.Now, from,
        });
        return code;
    }

    private IEnumerable<Reason> Wrong(string topic, string text, string? email)
    {
        if (topic != Other && learn.Questions.Topics.All(each => each.Id != topic)) yield return new("choose-one", "topic");
        if (text.Length == 0) yield return new("required", "text");
        if (text.Length > LongestText) yield return new("too-long", "text", LongestText);
        if (email is not null && (email.Length > LongestEmail || !IsAddress(email))) yield return new Reason("question-email", "email");
    }

    /// <summary>Only an address alone: no name before it, no second one after it.</summary>
    private static bool IsAddress(string email) =>
        MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal);

    private static async Task<long> Count(Work work, string from) => await work.QueryOne<long>(
        "select count(*) from question where asked_from = @from and asked_at > @since", new { from, since = work.Now - Within });
}
