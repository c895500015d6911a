using System.Net;
using System.Net.Sockets;
using Filiform.Journeys.Access;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>A time kept for somebody who has not said yet who they are. It belongs to whoever has its token; only a digest is kept.</summary>
/// <param name="Id">Also the id of the appointment that it may become.</param>
/// <param name="Claims">How many cells it took.</param>
/// <param name="Extended">Whether it was lengthened; once is allowed.</param>
/// <param name="BookedAt">Null while it is none.</param>
public sealed record HoldRow(
    Id<Hold> Id, Id<Clinic> Clinic, Id<Practitioner> Practitioner, Id<Room> Room, Id<VisitType> VisitType, Instant StartsAt, Instant EndsAt,
    Instant Until, int Claims, bool Extended, Instant? BookedAt)
{
    public Id<Appointment> Appointment => new(Id.Value);

    public bool Stands(Instant now) => BookedAt is null && now < Until;
}

public static class Holds
{
    /// <summary>Time to type a name on a phone, and no longer: a held time is lost to everybody else.</summary>
    public static readonly Duration HoldFor = Duration.FromMinutes(10);

    /// <summary>A lapsed or booked hold is remembered for so long, to say what became of it.</summary>
    private static readonly Duration KeptFor = Duration.FromDays(1);

    private const string Columns = "id, clinic, practitioner, room, visit_type, starts_at, ends_at, until, claims, extended, booked_at";

    /// <summary>The hold of this clinic that the token opens, locked until this unit of work ends: of two clicks the second waits.</summary>
    public static Task<HoldRow?> Lock(Work work, string token) => work.QueryOne<HoldRow>(
        $"update hold set until = until where clinic = @clinic and token_digest = @digest returning {Columns}", new { digest = SignIns.Digest(token) });

    /// <remarks>The token says which clinic it belongs to, so this one look is for what is <see cref="INetworkWide"/>.</remarks>
    internal static Task<HoldRow?> Find(Work work, string token) =>
        work.QueryOne<HoldRow>($"select {Columns} from hold where token_digest = @digest", new { digest = SignIns.Digest(token) });

    internal static void Keep(Work work, HoldRow hold, string token) => work.Insert("""
        insert into hold (id, clinic, practitioner, room, visit_type, starts_at, ends_at, until, claims, extended, token_digest, made_at, address_digest)
        """,
        [
            hold.Id, work.Clinic, hold.Practitioner, hold.Room, hold.VisitType, hold.StartsAt, hold.EndsAt, hold.Until, hold.Claims, false,
            SignIns.Digest(token), work.Now, AddressDigest(work.Actor),
        ]);

    /// <summary>Forgets holds of this clinic that nobody asks about any more, with cells that nobody took over.</summary>
    internal static async Task Forget(Work work)
    {
        var before = work.Now - KeptFor;
        if (!await work.Exists("select 1 from hold where clinic = @clinic and until < @before limit 1", new { before })) return;
        await work.Execute("""
            delete from claim where held_until < @before and appointment in (select id from hold where clinic = @clinic and until < @before)
            """, new { before });
        await work.Execute("delete from hold where clinic = @clinic and until < @before", new { before });
    }

    /// <summary>The network that the caller is in, as a digest: one address, or for IPv6 the /64 that one household has.</summary>
    /// <returns>Null when the caller came by no network.</returns>
    internal static string? AddressDigest(Actor actor)
    {
        if (actor.Address is not { } text || !IPAddress.TryParse(text, out var address)) return null;
        var bytes = address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes();
        return SignIns.Digest("address:" + Convert.ToHexString(address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? bytes[..8] : bytes));
    }
}
