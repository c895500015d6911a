using Filiform.Store;

namespace Filiform.Journeys.Practice.Integrity;

/// <summary>Leaves a row in the audit log that the database was restored; it is the first of what follows.</summary>
public sealed class NoteRestore : IUseCase<Done, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public Task<Result<Done>> Handle(Done request, Work work) => Task.FromResult<Result<Done>>(Done.It);
}
