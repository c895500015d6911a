using Filiform.Store;

namespace Filiform.Journeys.Access.Founding;

/// <summary>The one-time link of the first administrator. There is no default account and no default password.</summary>
public static class FirstAdministrator
{
    internal const string Kind = "first";

    /// <summary>For whoever starts the server to print: only who can read the console founds the network.</summary>
    /// <returns>The address; null when somebody works here already.</returns>
    public static async Task<string?> Link(IServiceProvider services, CancellationToken stop = default)
    {
        var token = (await services.GetRequiredService<Runner>().Run(services.GetRequiredService<OfferFirstLink>(), Done.It, Actor.System, stop)).Value.Token;
        return token is null ? null : $"{services.GetRequiredService<Installation>().Url}/first/{token}";
    }
}

/// <summary>Makes a new one-time link as long as nobody works here; an earlier one then no longer works.</summary>
public sealed class OfferFirstLink : IUseCase<Done, OfferFirstLink.Answer>, INetworkWide
{
    /// <param name="Token">Null when there is staff already.</param>
    public sealed record Answer(string? Token);

    private static readonly Duration GoodFor = Duration.FromDays(1);

    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<Answer>> Handle(Done request, Work work)
    {
        if (await work.Exists("select 1 from staff limit 1")) return new Answer(null);
        await work.Execute("update ticket set used_at = @Now where kind = @Kind and used_at is null", new { FirstAdministrator.Kind, work.Now });
        return new Answer(await Tickets.Issue(work, FirstAdministrator.Kind, GoodFor));
    }
}
