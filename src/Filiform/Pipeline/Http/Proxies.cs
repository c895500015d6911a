using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Filiform.Pipeline.Http;

/// <summary>The proxies that are believed when they say for whom they ask, and whether that was over TLS. Nobody else is.</summary>
public static class Proxies
{
    /// <param name="list">Addresses or networks, <c>10.0.0.4, 192.168.7.0/24</c>.</param>
    /// <returns>Null when one of them is none.</returns>
    public static ImmutableArray<IPNetwork>? Read(string list)
    {
        var found = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).ToList();
        return found.Contains(null) ? null : [.. found.Select(each => each!.Value)];
    }

    public static IApplicationBuilder UseProxies(this IApplicationBuilder app, ImmutableArray<IPNetwork> listed)
    {
        if (listed.IsDefaultOrEmpty) return app;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // From the nearest proxy outwards, as long as each is listed.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in listed) options.KnownIPNetworks.Add(network);
        return app.UseForwardedHeaders(options);
    }

    private static IPNetwork? One(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;
}
