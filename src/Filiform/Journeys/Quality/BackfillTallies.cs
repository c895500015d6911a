using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>Counts what was signed before there were tallies: one month, and then a message for the next, so that no work is long.</summary>
public sealed class BackfillTallies(ClinicalContent content) : IMessageHandler
{
    public const string MessageKind = "quality-backfill";

    public string Kind => MessageKind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        if (await work.QueryOne<Instant?>($"""
            select s.signed_at from session s where {Treatments.Counted} and not exists (select 1 from treatment_mix m where m.session = s.id and m.clinic = @clinic)
            order by s.signed_at limit 1
            """) is not { } oldest)
        {
            await Calibrations.Keep(work, content);
            return Done.It;
        }

        await Tallies.Recount(work, content, zone, DateAdjusters.StartOfMonth(oldest.InZone(zone).Date));
        await work.Enqueue(MessageKind, message.About);
        return Done.It;
    }
}
