using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>What a change of a draft answers: the version the next change must name.</summary>
public sealed record Saved(int Version);

/// <summary>The one way to write to a session: it must be a draft, and the therapist's own.</summary>
internal static class Drafts
{
    public static readonly Refusal AlreadySigned = new("already-signed", 409);

    /// <summary>Raises the version of the draft, so that whoever writes next waits for this unit of work to end.</summary>
    /// <param name="version">The version that was looked at; null when the change does not rest on what was seen.</param>
    public static async Task<Result<Saved>> Take(Work work, Id<Patient> patient, Id<Session> session, int? version = null)
    {
        var taken = await work.QueryOne<int>("""
            update session set version = version + 1
            where id = @session and clinic = @clinic and patient = @patient and practitioner = @practitioner and status = 'draft'
              and (@version = 0 or version = @version)
            returning version
            """, new { session, patient, practitioner = work.Actor.Practitioner, version = version ?? 0 });
        return taken > 0 ? new Saved(taken) : await WhyNot(work, patient, session);
    }

    private static async Task<Refusal> WhyNot(Work work, Id<Patient> patient, Id<Session> session)
    {
        var row = await Sessions.Read(work, patient, session);
        if (row is null || row.Practitioner != work.Actor.Practitioner) return Refusal.NotFound;
        return row.IsSigned ? AlreadySigned : Refusal.Stale;
    }
}
