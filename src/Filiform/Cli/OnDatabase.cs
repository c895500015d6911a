using System.CommandLine;
using System.Data.Common;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Cli;

/// <summary>Runs an operator's command on the installation's database, through the same door and services as the web server.</summary>
internal static class OnDatabase
{
    public static Option<string?> Address() => new("--database") { Description = "sqlite:PATH or postgres://user:password@host:port/name; default: FILIFORM_DATABASE" };

    /// <param name="migrate">False for what must not touch the database: looking it over, or putting another in its place.</param>
    public static async Task<int> Run(string? address, Terminal terminal, Func<IServiceProvider, Task<int>> act, CancellationToken stop, bool migrate = true)
    {
        await using var app = WebApp.Build(Serve.Read(new(address, null, false)) with { Background = false });
        Database database;
        try { database = app.Services.GetRequiredService<Database>(); }
        catch (FormatException wrong)
        {
            await terminal.Error.WriteLineAsync($"filiform: {wrong.Message}");
            return ExitStatus.Usage;
        }

        if (migrate) await Migrations.Apply(database, stop);
        var reads = app.Services.GetRequiredService<ReadLog>();
        await reads.StartAsync(stop);
        int status;
        try { status = await act(app.Services); }
        finally { await reads.StopAsync(default); }
        if (migrate) await Seal(database, Now(app.Services), status, terminal);
        return status;
    }

    public static Instant Now(IServiceProvider services) => services.GetRequiredService<IClock>().GetCurrentInstant();

    /// <summary>What a command wrote is sealed before it ends: where no server runs, nobody else would.</summary>
    private static async Task Seal(Database database, Instant now, int status, Terminal terminal)
    {
        try { await AuditSeal.SealAll(database, now); }
        catch (DbException fault) when (status != ExitStatus.Fine)
        {
            // A chain that was found broken may not take another row; what was found counts.
            await terminal.Error.WriteLineAsync($"filiform: the audit log could not be sealed: {fault.Message}");
        }
    }
}
