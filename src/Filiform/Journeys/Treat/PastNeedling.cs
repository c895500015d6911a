using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Needles of earlier, signed sessions.</summary>
public sealed record PastInsertion(Id<Session> Session, string Muscle, string Side, Instant EndedAt);

public static class PastNeedling
{
    /// <summary>Everything needled in this patient before this session, newest first.</summary>
    public static Task<ImmutableArray<PastInsertion>> Before(Work work, Id<Patient> patient, Id<Session> session) => work.Query<PastInsertion>("""
        select i.session, i.muscle, i.side, coalesce(s.ended_at, s.opened_at) as ended_at
        from insertion i join session s on s.id = i.session and s.clinic = @clinic
        where i.clinic = @clinic and i.patient = @patient and s.status = 'signed' and s.id <> @session order by 4 desc, i.position
        """, new { patient, session });

    /// <summary>How many sessions of one plan are signed; this one, a draft, is not.</summary>
    public static Task<int> SessionsDone(Work work, Id<Patient> patient, Id<Plan> plan) => work.QueryOne<int>(
        "select count(*) from session where clinic = @clinic and patient = @patient and plan = @plan and status = 'signed'", new { patient, plan });
}
