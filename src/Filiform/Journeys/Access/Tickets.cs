using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A secret that works once and not for long: the second half of a sign-in, a challenge, an invitation, a mailed link.</summary>
/// <param name="State">What its kind needs to remember; null for nothing.</param>
public sealed record TicketRow(
    Guid Id, string Kind, Id<Staff>? Staff, Id<Patient>? Patient, Id<Clinic>? Clinic, string? State, int Tries, Instant ExpiresAt, Instant? UsedAt)
{
    public bool Stands(Instant now) => UsedAt is null && now < ExpiresAt;
}

public static class Tickets
{
    /// <summary>Used and lapsed tickets stay this long, so that their page can say that they lapsed rather than never were.</summary>
    private static readonly Duration KeepFor = Duration.FromDays(30);

    private const string Columns = "id, kind, staff, patient, clinic, state, tries, expires_at, used_at";

    /// <returns>The token; it is kept nowhere.</returns>
    public static async Task<string> Issue(
        Work work, string kind, Duration good, Id<Staff>? staff = null, Id<Patient>? patient = null, Id<Clinic>? clinic = null, string? state = null)
    {
        var token = SignIns.NewToken();
        await work.Execute("delete from ticket where expires_at < @old", new { old = work.Now - KeepFor });
        await work.Execute("""
            insert into ticket (id, kind, token_digest, staff, patient, clinic, state, tries, created_at, expires_at)
            values (@id, @kind, @digest, @staff, @patient, @in, @state, 0, @Now, @until)
            """, new
        {
            id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), kind, digest = SignIns.Digest(token), staff, patient, @in = clinic, state, work.Now, until = work.Now + good,
        });
        return token;
    }

    /// <returns>The ticket, also when it is used or lapsed; null when there never was one.</returns>
    public static Task<TicketRow?> Find(Work work, string kind, string token) => work.QueryOne<TicketRow>(
        $"select {Columns} from ticket where token_digest = @digest and kind = @kind", new { digest = SignIns.Digest(token), kind });

    /// <returns>False when somebody else was first.</returns>
    public static async Task<bool> Use(Work work, TicketRow ticket) =>
        await work.Execute("update ticket set used_at = @Now where id = @Id and used_at is null", new { ticket.Id, work.Now }) == 1;

    /// <summary>Takes one of a ticket's few tries.</summary>
    /// <returns>False when all are taken.</returns>
    public static async Task<bool> TakeTry(Work work, TicketRow ticket, int atMost) =>
        await work.Execute("update ticket set tries = tries + 1 where id = @Id and tries < @atMost", new { ticket.Id, atMost }) == 1;

    /// <summary>Ends every open ticket of a kind for one staff member: a new invitation replaces the old one.</summary>
    public static Task EndAllOf(Work work, string kind, Id<Staff> staff) =>
        work.Execute("update ticket set used_at = @Now where kind = @kind and staff = @staff and used_at is null", new { kind, staff, work.Now });
}
