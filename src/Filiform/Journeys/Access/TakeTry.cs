using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>Counts one try at a subject before it is judged, and says how long to wait when there were too many.</summary>
public sealed class TakeTry(Vault vault) : IUseCase<string, TakeTry.Answer>
{
    /// <param name="Wait">Null when the try may go on.</param>
    public sealed record Answer(Duration? Wait);

    public Permission Permission => Permission.Public;

    public async Task<Result<Answer>> Handle(string request, Work work) => new Answer(await Tries.Take(work, SubjectOf(vault, request)));

    /// <summary>What is kept instead of an e-mail address.</summary>
    internal static string SubjectOf(Vault vault, string subject) => vault.Digest(null, "sign_in_try.subject", subject)!;
}
