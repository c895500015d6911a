using System.CommandLine;
using Filiform.Journeys.Practice.Integrity;
using Filiform.Pipeline;

namespace Filiform.Cli;

/// <summary><c>filiform audit verify</c>: whether anything in the log was changed, removed or slipped in.</summary>
internal static class AuditCommand
{
    public static Command Build(Terminal terminal)
    {
        var signatures = new Option<bool>("--signatures") { Description = "Also check every signed consent and session." };
        var database = OnDatabase.Address();
        var verify = new Command("verify", "Reads every chain from its first entry.") { signatures, database };
        verify.SetAction((given, stop) => OnDatabase.Run(given.GetValue(database), async services =>
        {
            var report = (await services.GetRequiredService<Runner>().Run(
                services.GetRequiredService<VerifyAudit>(), new(given.GetValue(signatures)), Actor.System, stop)).Value;
            await OnDatabase.Print(terminal, report);
            return report.Ok ? ExitStatus.Fine : ExitStatus.WrongInput;
        }, stop));
        return new Command("audit", "The audit log.") { verify };
    }
}
