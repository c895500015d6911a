using Filiform.Journeys.Practice.Network;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Takes a network file into the database, all of it or nothing; the same file again changes nothing.</summary>
/// <remarks>
/// Nothing is deleted, and what the file does not mention is left alone. A shift that an earlier file brought, and that this one leaves out
/// of a roster it does mention, ends yesterday: nobody should be booked into hours that are no longer worked.
/// </remarks>
public sealed class ImportNetwork : IUseCase<ImportNetwork.Request, ImportReport>, INetworkWide
{
    public sealed record Request(NetworkFile Network);

    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<ImportReport>> Handle(Request request, Work work)
    {
        var (tally, lines) = (new ImportTally(), new NetworkLines(request.Network, work.Now));
        await Name(work, request.Network.Name, tally);

        // In this order: each finds out the ids that the next ones refer to.
        await Merge(work, tally, NetworkTables.Clinic, row => row.Id, lines.Clinics);
        await Merge(work, tally, NetworkTables.Room, row => row.Id, lines.Rooms);
        await Merge(work, tally, NetworkTables.Practitioner, row => row.Id, lines.Practitioners);
        await Merge(work, tally, NetworkTables.VisitType, row => row.Id, lines.VisitTypes);
        await Merge(work, tally, NetworkTables.Credential, row => row.Id, lines.Credentials);
        await Merge(work, tally, NetworkTables.Roster, row => (row.Practitioner, row.Clinic), lines.Rosters);
        await Merge(work, tally, NetworkTables.Shift, row => row.Id, lines.Shifts);
        await Merge(work, tally, NetworkTables.Exception, row => row.Id, lines.Exceptions);
        await Offer(work);
        work.Changed([.. tally.Kinds.Keys]);
        return ImportReport.Of(tally);
    }

    /// <summary>Booking asks by visit type: the list of a roster becomes one row each.</summary>
    private static async Task Offer(Work work)
    {
        const string Named = "(' ' || r.visit_types || ' ') like ('% ' || v.slug || ' %')";
        await work.Execute($"""
            delete from offered_visit where not exists (
                select 1 from roster r join visit_type v on {Named}
                where r.clinic = offered_visit.clinic and r.practitioner = offered_visit.practitioner and v.id = offered_visit.visit_type)
            """);
        await work.Execute($"""
            insert into offered_visit (clinic, practitioner, visit_type)
            select r.clinic, r.practitioner, v.id from roster r join visit_type v on {Named} where r.visit_types <> ''
            on conflict (clinic, practitioner, visit_type) do nothing
            """);
    }

    /// <summary>Writes those rows that are not there, or say something else there.</summary>
    private static async Task Merge<T, TKey>(
        Work work, ImportTally tally, NetworkTable<T> table, Func<T, TKey> key, Func<ImmutableArray<T>, IEnumerable<T>> wanted) where T : class where TKey : notnull
    {
        var existing = await table.Read(work);
        var known = existing.ToDictionary(key);
        var write = wanted(existing).Where(row => !known.TryGetValue(key(row), out var there) || !there.Equals(row)).ToList();
        await table.Write(work, write);
        var changed = write.Count(row => known.ContainsKey(key(row)));
        tally.Add(table.Kind, write.Count - changed, changed);
    }

    private static async Task Name(Work work, string name, ImportTally tally)
    {
        var known = await work.QueryOne<string>("select name from network");
        if (known == name) return;
        tally.Add("network", added: known is null ? 1 : 0, changed: known is null ? 0 : 1);
        await work.Execute(known is null
            ? "insert into network (id, name, demonstration, created_at) values (@id, @name, false, @Now)"
            : "update network set name = @name", new { id = NetworkIds.Of("network", "network"), name, work.Now });
    }
}
