using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>A session was signed, a check-in answered or an event recorded: the month of that session is counted anew. Twice counts the same.</summary>
public sealed class TallyQuality(ClinicalContent content) : IMessageHandler
{
    public const string MessageKind = "quality-tally";

    public string Kind => MessageKind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        if (await Tallies.MonthOf(work, message.About, zone) is not { } month) return Done.It;
        await Tallies.Recount(work, content, zone, month);
        await Calibrations.Keep(work, content);
        return Done.It;
    }
}
