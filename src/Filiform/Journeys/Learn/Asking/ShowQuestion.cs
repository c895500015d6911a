using Filiform.Store;

namespace Filiform.Journeys.Learn.Asking;

/// <summary>One question, to whoever holds its private address.</summary>
public sealed class ShowQuestion(Questions questions) : IUseCase<string, QuestionRow>, INetworkWide
{
    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    /// <param name="request">The code of its private address.</param>
    public async Task<Result<QuestionRow>> Handle(string request, Work work) =>
        QuestionCode.Looks(request) && await questions.Find(work, request) is { } question ? question : Refusal.NotFound;
}
