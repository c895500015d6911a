using Filiform.Store;

namespace Filiform.Journeys.Practice.Law;

/// <summary>Takes a reading back: the shipped row counts alone again. What was recorded stays to be read.</summary>
public sealed class EndOverride : IUseCase<EndOverride.Request, Done>
{
    public sealed record Request(Id<PracticeOverride> Reading);

    public Permission Permission => Permission.SetPracticeRules;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var ended = await work.Execute(
            "update practice_override set ended_at = @Now, ended_by = @by where id = @Reading and clinic = @clinic and ended_at is null", new { by = work.Actor.Id, work.Now, request.Reading });
        if (ended == 1) return Done.It;
        return await work.Exists("select 1 from practice_override where id = @Reading and clinic = @clinic", new { request.Reading }) ? Done.It : Refusal.NotFound;
    }
}
