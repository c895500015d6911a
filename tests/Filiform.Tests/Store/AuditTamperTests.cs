using Filiform.Journeys.Practice.Integrity;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Store;

/// <summary>Whoever can write to the database can drop its triggers; the chain is what tells.</summary>
public sealed class AuditTamperTests
{
    private const int Rows = 24;

    private static readonly string[] TextColumns = ["actor_kind", "roles", "address", "use_case", "outcome", "fields", "request_id", "hash"];
    private static readonly string[] IdColumns = ["id", "clinic", "actor", "sign_in", "patient"];

    [Fact]
    public async Task Finds_every_single_edit_deletion_and_swap()
    {
        await using var clinic = await TestClinic.New();
        for (var at = 0; at < Rows; at++) await clinic.Patient($"Ana{at}", email: null);
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        var tampering = Gen.Select(Gen.Int[0, 4], Gen.Int[1, Rows], Gen.Int[1, Rows], Gen.Int[0, TextColumns.Length - 1], Gen.Int[0, IdColumns.Length - 1]);

        await tampering.SampleAsync(async (kind, first, second, text, id) =>
        {
            var found = await clinic.Run(new Tamper(kind, first, second, TextColumns[text], IdColumns[id]), Done.It, Actor.System);
            Assert.Equal(kind == 4 && first == second ? "whole" : "broken", found.Refusal!.Code);
        }, iter: 300, threads: 1);

        Assert.True((await clinic.Do(AuditVerify.Run)).Ok);
    }

    /// <summary>Whoever drops the unique key can double a row; the walk must not stumble over it, and must say so.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(Rows)]
    public async Task Finds_a_row_that_was_doubled(int seq)
    {
        await using var clinic = await TestClinic.New();
        for (var at = 0; at < Rows; at++) await clinic.Patient($"Ana{at}", email: null);
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        await clinic.Do(async work =>
        {
            await work.Execute("drop index audit_chain");
            return await work.Execute($"insert into audit ({AuditLog.Columns}, seq, hash) select @id, {AuditLog.Columns[(AuditLog.Columns.IndexOf(',', StringComparison.Ordinal) + 1)..]}, seq, hash from audit where clinic = @clinic and seq = @seq",
                new { id = Guid.NewGuid(), seq });
        });

        var report = await clinic.Do(AuditVerify.Run);

        Assert.Equal(new AuditVerify.Break(seq, clinic.Here, "inserted"), report.FirstBroken);
    }

    [Fact]
    public async Task Finds_an_unsealed_row_that_claims_to_be_older_than_what_is_sealed()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        var before = await clinic.Do(AuditVerify.Run);
        await clinic.Do(work => work.Execute(
            "insert into audit (id, clinic, at, actor_kind, roles, level, use_case, outcome) values (@id, @clinic, @at, 'staff', '', 2, 'ReadChart', 'done')",
            new { id = Guid.NewGuid(), at = work.Now - Duration.FromHours(3) }));

        var report = await clinic.Do(AuditVerify.Run);

        Assert.True(before.Ok);
        Assert.Equal("inserted", report.FirstBroken?.Kind);
    }

    [Fact]
    public async Task Says_what_the_command_line_prints()
    {
        await using var clinic = await TestClinic.New();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());

        var report = await clinic.Run(new VerifyAudit(clinic.Database.Vault), new(Signatures: false), Actor.System);

        Assert.Equal("""{"entries":1,"ok":true,"firstBroken":null,"signatures":null}""", Json.Write(report.Value));
    }

    /// <summary>Changes one thing, verifies, and refuses: so the change is undone and the next one finds a whole chain.</summary>
    private sealed class Tamper(int kind, int first, int second, string text, string id) : IUseCase<Done, bool>, INetworkWide
    {
        public Permission Permission => Permission.OnlySystem;

        public async Task<Result<bool>> Handle(Done request, Work work)
        {
            foreach (var trigger in TestDatabase.OnPostgres ? ["audit_only_grows on audit"] : new[] { "audit_never_changes", "audit_never_shrinks" })
                await work.Execute($"drop trigger {trigger}");
            foreach (var (sql, values) in Statements())
                Assert.NotEqual(0, await work.Execute(sql, values));
            var report = await AuditVerify.Run(work);
            return new Refusal(report.Ok ? "whole" : "broken", 409);
        }

        private IEnumerable<(string Sql, object Values)> Statements()
        {
            const string chained = "clinic is not null and seq";
            switch (kind)
            {
                case 0: yield return ($"update audit set {text} = coalesce({text}, '') || 'x' where {chained} = @first", new { first }); break;
                case 1: yield return ($"update audit set {id} = @other where {chained} = @first", new { first, other = Guid.NewGuid() }); break;
                case 2: yield return ($"delete from audit where {chained} = @first", new { first }); break;
                case 3: yield return ($"update audit set level = level + 1 where {chained} = @first", new { first }); break;
                default:
                    yield return ($"update audit set seq = -1 where {chained} = @first", new { first });
                    if (first != second) yield return ($"update audit set seq = @first where {chained} = @second", new { first, second });
                    yield return ($"update audit set seq = @second where {chained} = -1", new { second });
                    break;
            }
        }
    }
}
