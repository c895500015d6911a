using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>An addendum as its writer left it when they had to confirm who they are.</summary>
public sealed record AddendumDraft(string Reason, string Text);

public static class AddendumDrafts
{
    private const string Reason = "addendum_draft.reason", Body = "addendum_draft.body";

    private sealed record Sealed(string Reason, string Body);

    /// <returns>The draft of this reader; null when there is none.</returns>
    public static async Task<AddendumDraft?> Mine(Work work, Id<Patient> patient, Id<Session> session)
    {
        var row = await work.QueryOne<Sealed>("""
            select reason, body from addendum_draft where session = @session and written_by = @by and clinic = @clinic and patient = @patient
            """, new { session, patient, by = work.Actor.Id });
        return row is null ? null : new(work.Open(Reason, session.Value, row.Reason)!, work.Open(Body, session.Value, row.Body)!);
    }

    internal static Task Keep(Work work, Id<Patient> patient, Id<Session> session, AddendumDraft draft) => work.Execute("""
        insert into addendum_draft (session, written_by, clinic, patient, reason, body, kept_at) values (@session, @by, @clinic, @patient, @reason, @body, @Now)
        on conflict (session, written_by) do update set reason = excluded.reason, body = excluded.body, kept_at = excluded.kept_at
        """, new { session, patient, by = work.Actor.Id, reason = work.Seal(Reason, session.Value, draft.Reason), body = work.Seal(Body, session.Value, draft.Text), work.Now });

    internal static Task Forget(Work work, Id<Patient> patient, Id<Session> session) => work.Execute(
        "delete from addendum_draft where session = @session and written_by = @by and clinic = @clinic and patient = @patient", new { session, patient, by = work.Actor.Id });
}
