using Filiform.Store;

namespace Filiform.Demonstration;

/// <summary>Says that a demonstration is being built, before anything else is written.</summary>
public sealed class BeginDemonstration : IUseCase<Done, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(Done request, Work work)
    {
        await work.Execute("insert into network (id, name, demonstration, created_at) values (@id, '', true, @Now)", new { id = Guid.NewGuid(), work.Now });
        return Done.It;
    }
}

/// <summary>Says that the demonstration was lived to its end.</summary>
public sealed class FinishDemonstration : IUseCase<Done, Done>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Done>> Handle(Done request, Work work)
    {
        await work.Execute("update network set built_at = @Now", new { work.Now });
        return Done.It;
    }
}
