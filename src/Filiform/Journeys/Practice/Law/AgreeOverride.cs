using Filiform.Store;

namespace Filiform.Journeys.Practice.Law;

/// <summary>A second person agrees with a reading: nobody alone needles against a prohibition that we ship.</summary>
public sealed class AgreeOverride : IUseCase<AgreeOverride.Request, Done>
{
    public sealed record Request(Id<PracticeOverride> Reading);

    public Permission Permission => Permission.AgreePracticeRules;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if ((await PracticeOverrides.Of(work, work.Clinic!.Value)).FirstOrDefault(row => row.Id == request.Reading) is not { } row) return Refusal.NotFound;
        if (row.EndedAt is not null) return Refusal.Stale;
        if (row.SecondPersonName is not null) return Done.It;
        if (row.Who.Value == work.Actor.Id) return Refusal.Blocked(new Reason("second-person-needed"));

        await work.Execute("""
            update practice_override set second_person = @by, agreed_at = @Now where id = @Reading and clinic = @clinic and second_person is null and ended_at is null
            """, new { by = work.Actor.Id, work.Now, request.Reading });
        return Done.It;
    }
}
