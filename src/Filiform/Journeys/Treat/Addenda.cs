using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>What was added to a signed session, and why.</summary>
public sealed record AddendumRow(Id<Addendum> Id, string Reason, string Body, Id<Staff> WrittenBy, string WrittenByName, Instant WrittenAt);

public static class Addenda
{
    internal const string Reason = "addendum.reason", Body = "addendum.body";

    /// <summary>The addenda of one session, in order.</summary>
    public static async Task<ImmutableArray<AddendumRow>> Of(Work work, Id<Patient> patient, Id<Session> session)
    {
        var rows = await work.Query<AddendumRow>("""
            select a.id, a.reason, a.body, a.written_by, s.name as written_by_name, a.written_at
            from addendum a join staff s on s.id = a.written_by
            where a.clinic = @clinic and a.patient = @patient and a.session = @session order by a.written_at, a.id
            """, new { patient, session });
        return [.. rows.Select(row => row with
        {
            Reason = work.Open(Reason, row.Id.Value, row.Reason)!, Body = work.Open(Body, row.Id.Value, row.Body)!,
        })];
    }
}
