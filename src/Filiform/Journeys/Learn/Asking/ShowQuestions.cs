using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>What the public asked and nobody has answered, oldest first, and what this clinic answered last.</summary>
/// <remarks>A question belongs to the network until somebody answers it, so every clinic sees it.</remarks>
public sealed class ShowQuestions(Questions questions) : IUseCase<ShowQuestions.Request, ShowQuestions.View>, INetworkWide
{
    /// <param name="Also">A question to show besides, because somebody else has just answered it; null for none.</param>
    public sealed record Request(Id<PublicQuestion>? Also = null);

    /// <param name="Now">For the age of each.</param>
    public sealed record View(ImmutableArray<QuestionRow> Waiting, ImmutableArray<QuestionRow> Answered, QuestionRow? Also, string Zone, Instant Now);

    private const int MostAnswered = 50;

    public Permission Permission => Permission.AnswerQuestions;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work) => new View(
        await questions.Waiting(work), await questions.Answered(work, MostAnswered),
        request.Also is { } also ? await questions.Read(work, also) : null, (await Clinics.Here(work)).Zone, work.Now);
}
