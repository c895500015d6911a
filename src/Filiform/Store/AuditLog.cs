using System.Security.Cryptography;
using System.Text;
using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>The append-only log of who did what. Rows commit with the change; soon after, one writer seals them into their clinic's chain.</summary>
internal static class AuditLog
{
    /// <summary>What the first entry of every chain follows.</summary>
    internal static readonly string Genesis = new('0', 64);

    internal const string Columns = """
        id, clinic, at, actor_kind, actor, roles, level, sign_in, address, use_case, patient, outcome, fields, request_id
        """;

    public static void Write(Work work, ImmutableArray<AuditRow> rows) => work.Insert($"insert into audit ({Columns})", rows.Select(row => new object?[]
    {
        row.Id, row.Clinic, row.At, row.ActorKind, row.Actor, row.Roles, row.Level, row.SignIn, row.Address, row.UseCase, row.Patient,
        row.Outcome, row.Fields, row.RequestId,
    }));

    public static string Link(string previous, AuditRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + row.Canonical())));
}
