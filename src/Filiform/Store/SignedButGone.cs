using Filiform.Pipeline;

namespace Filiform.Store;

/// <summary>Finds what was signed and is not there any more: from what still refers to it, and from the audit log, which counts every signature.</summary>
internal static class SignedButGone
{
    private sealed record Lost(Guid Id, Id<Clinic> Clinic);

    private const string OfThem = "t.clinic = l.clinic and t.patient = l.patient";

    public static async Task<ImmutableArray<SignatureVerify.Break>> Find(Work work) =>
    [
        .. await Where(work, "session", """
            select id, clinic from session s where status = 'signed' and not exists (select 1 from signed_record r where r.kind = 'session' and r.about = s.id) order by id
            """),
        .. await Where(work, "addendum", """
            select id, clinic from addendum a where not exists (select 1 from signed_record r where r.kind = 'addendum' and r.about = a.id) order by id
            """),
        .. await FewerThanLogged(work, "consent", "'GiveConsent', 'RefuseConsent'", $"(select count(*) from consent t where {OfThem})"),
        .. await FewerThanLogged(work, "session", "'SignSession'", $"""
            (select count(*) from session t where t.status = 'signed' and {OfThem})
            + (select count(*) from signed_record t where t.kind = 'session' and {OfThem} and not exists (select 1 from session s where s.id = t.about and s.status = 'signed'))
            """),
        .. await FewerThanLogged(work, "addendum", "'AddAddendum'", $"""
            (select count(*) from addendum t where {OfThem})
            + (select count(*) from signed_record t where t.kind = 'addendum' and {OfThem} and not exists (select 1 from addendum a where a.id = t.about))
            """),
    ];

    private static async Task<IEnumerable<SignatureVerify.Break>> Where(Work work, string table, string select) =>
        (await work.Query<Lost>(select)).Select(row => new SignatureVerify.Break(table, row.Id, row.Clinic, "removed"));

    /// <summary>Whoever removes a record and all that refers to it cannot remove its row of the log: that breaks the chain.</summary>
    private static Task<IEnumerable<SignatureVerify.Break>> FewerThanLogged(Work work, string table, string useCases, string count) => Where(work, table, $"""
        select l.patient as id, l.clinic from (
            select clinic, patient, count(*) as logged from audit
            where outcome = 'done' and use_case in ({useCases}) and patient is not null and clinic is not null group by clinic, patient) l
        where l.logged > {count} order by l.patient
        """);
}
