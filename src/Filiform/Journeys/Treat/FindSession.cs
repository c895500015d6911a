using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Whose session it is, so that the page can ask for access to that patient. It shows nothing.</summary>
public sealed class FindSession : IUseCase<Id<Session>, Id<Patient>>
{
    public Permission Permission => Permission.ReadRecord;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Id<Patient>>> Handle(Id<Session> request, Work work)
    {
        var found = await work.Query<Id<Patient>>("select patient from session where id = @request and clinic = @clinic", new { request });
        return found is [var patient] ? patient : Refusal.NotFound;
    }
}
