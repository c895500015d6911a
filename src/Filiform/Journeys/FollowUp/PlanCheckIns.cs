using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>A signed session is followed up after 24 and 48 hours: through the normal soreness, so that anything else is seen.</summary>
public sealed class PlanCheckIns : IMessageHandler
{
    private static readonly ImmutableArray<int> Hours = [24, 48];

    private sealed record Signed(Id<Patient> Patient, Instant EndedAt, Instant SignedAt);

    private static readonly Duration TooLate = Duration.FromHours(72);

    public string Kind => "session-signed";

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        var session = await work.QueryOne<Signed>("""
            select patient, coalesce(ended_at, signed_at) as ended_at, signed_at from session where id = @About and clinic = @clinic and status = 'signed'
            """, new { message.About });
        // Nothing went in, nothing can come of it.
        if (session is null || !await work.Exists("select 1 from insertion where session = @About and clinic = @clinic", new { message.About })) return Done.It;

        foreach (var hours in Hours)
        {
            var (id, due) = (work.NewId<CheckIn>(), session.EndedAt + Duration.FromHours(hours));
            // Whoever signs weeks later does not ask how the first day was. That we were late ourselves is no reason not to ask.
            if (due < session.SignedAt - TooLate) continue;
            var added = await work.Execute("""
                insert into check_in (id, clinic, patient, session, hours, due_at, status, version)
                values (@id, @clinic, @Patient, @About, @hours, @due, 'waiting', 1) on conflict (session, hours) do nothing
                """, new { id, session.Patient, message.About, hours, due });
            if (added == 1) await work.Enqueue(SendCheckIn.MessageKind, id.Value, due);
        }

        return Done.It;
    }
}
