using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Output;
using Filiform.Journeys.Practice.Integrity;
using Filiform.Pipeline;
using Filiform.Store;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform audit verify</c>: whether anything in the log was changed, removed or slipped in.</summary>
internal static class AuditCommand
{
    public const string Name = "audit verify";

    public const string Help = """
        Reads every chain from its first entry.

        out  {"entries","ok","firstBroken":{"seq","clinic","kind"}|null,"signatures":{"records","broken":[{"table","id","clinic","kind"}],"ok"}|null}

        kind: altered, removed, inserted, reordered or truncated. With --signatures everything that was signed is opened and held against
        the rows beside it. Exit status 0 when all is whole, 1 when something is broken, 3 when it cannot be read.
        """;

    private static readonly string[] Columns = ["table", "id", "clinic", "kind"];

    public static Command Build(Terminal terminal)
    {
        var (database, json) = (OnDatabase.Address(), Print.Json());
        var signatures = new Option<bool>("--signatures") { Description = "Also check every signed consent, session and addendum." };
        var verify = new Command("verify", Help.Split('\n')[0]) { signatures, database, json };
        verify.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), terminal, async services =>
        {
            await SealWhatWaits(services, stop);
            var report = (await services.GetRequiredService<Runner>().Run(
                services.GetRequiredService<VerifyAudit>(), new(given.GetValue(signatures)), Actor.System, stop)).Value;
            Print.Value(terminal, given.GetValue(json), report, Show);
            return report.Ok ? ExitStatus.Fine : ExitStatus.WrongInput;
        }, stop));
        return new Command("audit", "The audit log.") { verify };
    }

    /// <summary>A server that was killed leaves its last rows unsealed. A row that was slipped in is not sealed, but found.</summary>
    private static async Task SealWhatWaits(IServiceProvider services, CancellationToken stop)
    {
        var (store, now) = (services.GetRequiredService<Database>(), OnDatabase.Now(services));
        await using (var work = await store.BeginRead(Actor.System, now, networkWide: true, stop))
        {
            if (await AuditVerify.SlippedIn(work) is not null) return;
        }

        await AuditSeal.SealAll(store, now);
    }

    private static void Show(JsonElement report, IAnsiConsole screen)
    {
        var (broken, signatures) = (report.GetProperty("firstBroken"), report.GetProperty("signatures"));
        screen.Sheet(
            ("entries", Cell.Of(report.GetProperty("entries"))), ("whole", Cell.Of(report.GetProperty("ok"))), ("first broken", Cell.Of(broken)),
            ("signed records", signatures.ValueKind == JsonValueKind.Null ? "not asked for" : Cell.Of(signatures.GetProperty("records"))));
        if (signatures.ValueKind == JsonValueKind.Null) return;
        screen.Rows("not as they were signed", Columns, signatures.GetProperty("broken").EnumerateArray().Select(row =>
            Columns.Select(column => Cell.Of(row.GetProperty(column))).ToArray()));
    }
}
