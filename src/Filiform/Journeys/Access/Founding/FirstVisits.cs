using Filiform.Journeys.Practice.Network;
using Filiform.Journeys.Practice.Network.Generate;
using Filiform.Store;

namespace Filiform.Journeys.Access.Founding;

/// <summary>What a new network can be booked for until its own file says otherwise: without a visit type nothing can be booked at all.</summary>
internal static class FirstVisits
{
    public static async Task Write(Work work)
    {
        if (await work.Exists("select 1 from visit_type limit 1")) return;
        await work.InsertMany("""
            insert into visit_type (id, slug, name_en, name_es, minutes, buffer_before, buffer_after, needling, notice_minutes, horizon_days, step_minutes, position, active)
            """, [.. GeneratedVisits.All.Select((visit, at) => Row(work.NewId<VisitType>(), visit, at + 1))]);
    }

    private static object?[] Row(Id<VisitType> id, VisitTypeEntry visit, int position) =>
    [
        id, visit.Scheduling.Id, visit.Name.En, visit.Name.Es, Minutes(visit.Scheduling.Length), Minutes(visit.Scheduling.Before), Minutes(visit.Scheduling.After),
        visit.Scheduling.NeedsNeedling, Minutes(visit.Scheduling.MinimumNotice), visit.Scheduling.HorizonDays, Minutes(visit.Scheduling.Step), position, true,
    ];

    private static int Minutes(Duration duration) => (int)duration.TotalMinutes;
}
