using Filiform.Pipeline;
using Filiform.Pipeline.Http;
using Filiform.Store;

namespace Filiform.Journeys.Shared;

/// <summary>Addresses that belong to no journey: health.</summary>
public sealed class SharedEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder app, Installation installation)
    {
        app.MapGet("/health/live", [StaticContent] () => Results.Text("live"));
        app.MapGet("/health/ready", async (Runner runner, CheckReady ready, CancellationToken stop) =>
            (await runner.Run(ready, Done.It, Actor.System, stop)).Refusal is null ? Results.Text("ready") : Results.StatusCode(503));
    }
}

/// <summary>Ready means that the database answers.</summary>
public sealed class CheckReady : IUseCase<Done, Done>, INetworkWide
{
    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Done>> Handle(Done request, Work work)
    {
        await work.Exists("select 1 from network limit 1");
        return Done.It;
    }
}
