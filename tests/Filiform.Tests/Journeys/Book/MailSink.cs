using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Filiform.Tests.Journeys.Book;

/// <summary>A mail server on a loopback port that takes everything and keeps it.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public MailSink()
    {
        listener.Start();
        serving = Serve();
    }

    public ConcurrentQueue<string> Messages { get; } = [];

    public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                try { await Talk(client); }
                catch (IOException) { /* it was killed while it spoke; the next one comes */ }
            }
        }
        // Stopped while it waited, or between two visitors.
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException) { /* the test is over */ }
    }

    private async Task Talk(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                if (await Body(reader) is not { } message) return;
                Messages.Enqueue(message);
            }

            await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
        }
    }

    /// <returns>Null when whoever sends went away before the end of it.</returns>
    private static async Task<string?> Body(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".") return body.ToString();
            body.Append(line).Append("\r\n");
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }
}
