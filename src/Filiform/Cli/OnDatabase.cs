using System.CommandLine;
using System.Text.Json;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Cli;

/// <summary>Runs an operator's command on the installation's database, through the same door and services as the web server.</summary>
internal static class OnDatabase
{
    private static readonly JsonSerializerOptions Indented = new(Filiform.Pipeline.Json.Options) { WriteIndented = true };

    public static Option<string?> Address() => new("--database") { Description = "sqlite:PATH or postgres://user:password@host:port/name; default: FILIFORM_DATABASE" };

    public static async Task<int> Run(string? address, Func<IServiceProvider, Task<int>> act, CancellationToken stop, bool migrate = true)
    {
        await using var app = WebApp.Build(Serve.Read(new(address, null, false)) with { Background = false });
        if (migrate) await Migrations.Apply(app.Services.GetRequiredService<Database>(), stop);
        var reads = app.Services.GetRequiredService<ReadLog>();
        await reads.StartAsync(stop);
        try { return await act(app.Services); }
        finally { await reads.StopAsync(default); }
    }

    /// <summary>Prints one JSON document.</summary>
    public static async Task Print<T>(Terminal terminal, T value)
    {
        await using var output = new StreamWriter(terminal.Out, leaveOpen: true);
        await output.WriteLineAsync(JsonSerializer.Serialize(value, Indented));
    }
}
