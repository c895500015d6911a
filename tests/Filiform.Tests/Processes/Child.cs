using System.Diagnostics;
using System.Text;

namespace Filiform.Tests.Processes;

/// <summary>The built program in a process of its own, as an operator starts it; it can be killed as nothing inside a test can.</summary>
public sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder said = new(), complained = new();

    private Child(Process process) => this.process = process;

    /// <summary>Starts it on a test's database with that test's keys.</summary>
    public static Child Start(TestDatabase store, string[] arguments, IReadOnlyDictionary<string, string>? settings = null, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "filiform.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = store.Keys,
        };
        start.Environment["FILIFORM_DATABASE"] = store.Address;
        start.Environment["FILIFORM_KEYS"] = store.Keys;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var child = new Child(Process.Start(start)!);
        child.Listen(input);
        return child;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Status, string Out, string Error)> Run(TestDatabase store, string[] arguments, string? input = null)
    {
        await using var child = Start(store, arguments, input: input);
        var status = await child.End();
        return (status, child.Said, child.complained.ToString());
    }

    /// <summary>Starts a server on a free port.</summary>
    /// <returns>Once it answers: the server, and a client for it.</returns>
    public static async Task<(Child Server, HttpClient Client)> Serve(TestDatabase store, IReadOnlyDictionary<string, string>? settings = null, params string[] more)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>()) { ["FILIFORM_LIMITS"] = "off" };
        for (var tries = 1; ; tries++)
        {
            var port = FreePort();
            var server = Start(store, ["serve", "--urls", $"http://127.0.0.1:{port}", .. more], all);
            try
            {
                await server.Until(text => text.Contains("Filiform is at", StringComparison.Ordinal));
                return (server, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
            }
            catch (InvalidOperationException taken) when (tries < 5 && taken.Message.Contains("address already in use", StringComparison.Ordinal))
            {
                // Free a moment ago, and another test was quicker.
                await server.DisposeAsync();
            }
        }
    }

    public string Said { get { lock (said) return said.ToString(); } }

    /// <summary>Waits until what it said so far satisfies.</summary>
    public async Task Until(Func<string, bool> satisfies)
    {
        for (var watch = Stopwatch.StartNew(); !satisfies(Said); await Task.Delay(50))
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"It {(process.HasExited ? $"ended with {process.ExitCode}" : "said nothing of the kind")}: {Said}{complained}");
    }

    /// <summary>As <c>kill -9</c> does: nothing is flushed, rolled back or said.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <returns>The exit status.</returns>
    public async Task<int> End()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    private void Listen(string? input)
    {
        process.OutputDataReceived += (_, line) => { if (line.Data is { } text) lock (said) said.AppendLine(text); };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lock (said) complained.AppendLine(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }
}
