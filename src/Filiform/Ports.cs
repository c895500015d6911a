using System.Net;
using System.Net.Sockets;

namespace Filiform;

/// <summary>Looks for a free port before a database is built for a server that then cannot be heard.</summary>
public static class Ports
{
    /// <param name="urls">Such as <c>http://127.0.0.1:5080;http://[::1]:5080</c>.</param>
    /// <returns>The first address where somebody else listens; null when all are free.</returns>
    public static string? Taken(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(IsTaken);

    private static bool IsTaken(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe) return false;
        var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var listener = new TcpListener(host, address.Port);
        try { listener.Start(); }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse) { return true; }
        return false;
    }
}
