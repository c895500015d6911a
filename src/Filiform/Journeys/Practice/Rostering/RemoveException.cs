using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Takes an exception back: the day is as every week again. Extra hours may have visits in them.</summary>
public sealed class RemoveException : IUseCase<RemoveException.Request, RosterChange>
{
    public sealed record Request(Guid Exception, ImmutableArray<Id<Appointment>> Accepted);

    public Permission Permission => Permission.SetRoster;

    public async Task<Result<RosterChange>> Handle(Request request, Work work)
    {
        // Gone already is gone: the second click changes nothing.
        if (!await work.Exists("select 1 from roster_exception where id = @Exception and clinic = @clinic", new { request.Exception })) return RosterChange.Done;

        work.Changed("roster_exception");
        return await Orphans.Unless(work, request.Accepted,
            rows => rows with { Exceptions = rows.Exceptions.RemoveAll(each => each.Id == request.Exception) },
            () => work.Execute("delete from roster_exception where id = @Exception and clinic = @clinic", new { request.Exception }));
    }
}
