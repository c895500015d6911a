using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A secret address mailed to a patient, for one visit and one purpose. Only a digest of it is kept.</summary>
public sealed record PrivateLinkRow(
    Id<PrivateLink> Id, Id<Clinic> Clinic, string Purpose, Id<Patient> Patient, Id<Appointment>? Appointment, Id<CheckIn>? CheckIn,
    Instant ExpiresAt, int WrongBirthDates, Instant? ClosedAt)
{
    public bool Stands(Instant now) => ClosedAt is null && now < ExpiresAt;
}

public static class PrivateLinks
{
    /// <summary>After this many wrong birth dates the link is dead, and a new one goes only to the address on file.</summary>
    public const int WrongBirthDatesAllowed = 5;

    /// <param name="purpose"><c>manage</c>, <c>prepare</c> or <c>check-in</c>.</param>
    /// <returns>The token that completes the address.</returns>
    public static async Task<string> Issue(
        Work work, string purpose, Id<Patient> patient, Instant expiresAt, Id<Appointment>? appointment = null, Id<CheckIn>? checkIn = null)
    {
        var token = SignIns.NewToken();
        await work.Execute("""
            insert into private_link (id, clinic, token_digest, purpose, patient, appointment, check_in, expires_at, wrong_birth_dates, created_at)
            values (@id, @clinic, @digest, @purpose, @patient, @appointment, @checkIn, @expiresAt, 0, @Now)
            """, new { id = work.NewId<PrivateLink>(), digest = SignIns.Digest(token), purpose, patient, appointment, checkIn, expiresAt, work.Now });
        return token;
    }

    /// <remarks>The token says which clinic it belongs to, so this one look crosses clinics.</remarks>
    public static Task<PrivateLinkRow?> Find(Work work, string token) => work.QueryOne<PrivateLinkRow>("""
        select id, clinic, purpose, patient, appointment, check_in, expires_at, wrong_birth_dates, closed_at
        from private_link where token_digest = @digest
        """, new { digest = SignIns.Digest(token) });
}
