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
    public static Task<string> Issue(
        Work work, string purpose, Id<Patient> patient, Instant expiresAt, Id<Appointment>? appointment = null, Id<CheckIn>? checkIn = null)
    {
        var token = SignIns.NewToken();
        work.Insert("insert into private_link (id, clinic, token_digest, purpose, patient, appointment, check_in, expires_at, wrong_birth_dates, created_at)",
            [work.NewId<PrivateLink>(), work.Clinic, SignIns.Digest(token), purpose, patient, appointment, checkIn, expiresAt, 0, work.Now]);
        return Task.FromResult(token);
    }

    /// <summary>Ends the links of one visit by which it is managed and prepared: new ones take their place.</summary>
    public static Task EndOf(Work work, Id<Appointment> appointment) => work.Execute("""
        update private_link set closed_at = @Now where clinic = @clinic and appointment = @appointment and purpose in ('manage', 'prepare') and closed_at is null
        """, new { appointment, work.Now });

    /// <remarks>The token says which clinic it belongs to, so this one look crosses clinics.</remarks>
    public static Task<PrivateLinkRow?> Find(Work work, string token) => work.QueryOne<PrivateLinkRow>("""
        select id, clinic, purpose, patient, appointment, check_in, expires_at, wrong_birth_dates, closed_at
        from private_link where token_digest = @digest
        """, new { digest = SignIns.Digest(token) });

    /// <summary>Counts a birth date before it is compared, so that many at once are still that many; the last one closes the link.</summary>
    /// <returns>How many were counted, with this one; null when the link is closed.</returns>
    public static async Task<int?> TakeTry(Work work, Id<PrivateLink> link)
    {
        var counted = await work.Execute("""
            update private_link set wrong_birth_dates = wrong_birth_dates + 1,
                   closed_at = case when wrong_birth_dates + 1 >= @WrongBirthDatesAllowed then @Now else closed_at end
            where id = @link and clinic = @clinic and closed_at is null and expires_at > @Now
            """, new { link, WrongBirthDatesAllowed, work.Now });
        return counted == 0 ? null : await work.QueryOne<int>("select wrong_birth_dates from private_link where id = @link and clinic = @clinic", new { link });
    }

    /// <summary>The date was right: the count begins anew and the link stays open.</summary>
    public static Task ForgetTries(Work work, Id<PrivateLink> link) =>
        work.Execute("update private_link set wrong_birth_dates = 0, closed_at = null where id = @link and clinic = @clinic", new { link });
}
