using System.Buffers.Text;
using Filiform.Store;
using Microsoft.AspNetCore.Identity;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>Identity's view of our passkey table, inside one unit of work: what Identity writes commits with its audit row, or not at all.</summary>
internal sealed class PasskeyStore(Work work) : IUserPasskeyStore<PasskeyHolder>
{
    private sealed record Row(
        string Credential, string PublicKey, string Name, long SignCount, string Transports, bool BackupEligible, bool BackedUp,
        string Attestation, string ClientData, Instant CreatedAt);

    private const string Columns = "credential, public_key, name, sign_count, transports, backup_eligible, backed_up, attestation, client_data, created_at";

    public async Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        await work.Execute("""
            insert into passkey (id, holder, kind, credential, public_key, name, sign_count, transports, backup_eligible, backed_up, attestation, client_data, created_at)
            values (@id, @holder, @Kind, @credential, @key, @name, @count, @transports, @eligible, @backedUp, @attestation, @clientData, @Now)
            on conflict (credential) do update set sign_count = excluded.sign_count, backed_up = excluded.backed_up, used_at = @Now
            where passkey.holder = excluded.holder
            """, new
        {
            id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), holder = user.Id, user.Kind, credential = Base64Url.EncodeToString(passkey.CredentialId),
            key = Base64Url.EncodeToString(passkey.PublicKey), name = passkey.Name ?? "", count = (long)passkey.SignCount,
            transports = string.Join(' ', passkey.Transports ?? []), eligible = passkey.IsBackupEligible, backedUp = passkey.IsBackedUp,
            attestation = Base64Url.EncodeToString(passkey.AttestationObject), clientData = Base64Url.EncodeToString(passkey.ClientDataJson), work.Now,
        });

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await work.Query<Row>($"select {Columns} from passkey where holder = @holder order by created_at", new { holder = user.Id })).Select(Info)];

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await work.QueryOne<Guid?>("select holder from passkey where credential = @credential", new { credential = Base64Url.EncodeToString(credentialId) }) is { } holder
            ? await PasskeyHolder.Find(work, holder) ?? new PasskeyHolder(holder, "staff", "", null)
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        await work.QueryOne<Row>($"select {Columns} from passkey where holder = @holder and credential = @credential",
            new { holder = user.Id, credential = Base64Url.EncodeToString(credentialId) }) is { } row ? Info(row) : null;

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        work.Execute("delete from passkey where holder = @holder and credential = @credential",
            new { holder = user.Id, credential = Base64Url.EncodeToString(credentialId) });

    public async Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await PasskeyHolder.Find(work, id) : null;

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());
    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);
    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    // Identity asks for these of every store; people come and go through our own use cases.
    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();
    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();
    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere();
    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere();
    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere();
    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose() { /* the unit of work is not ours */ }

    private static NotSupportedException Elsewhere() => new("Identity keeps passkeys here and nothing else.");

    private static UserPasskeyInfo Info(Row row) => new(
        Base64Url.DecodeFromChars(row.Credential), Base64Url.DecodeFromChars(row.PublicKey), row.CreatedAt.ToDateTimeOffset(), (uint)row.SignCount,
        row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, row.BackupEligible, row.BackedUp,
        Base64Url.DecodeFromChars(row.Attestation), Base64Url.DecodeFromChars(row.ClientData)) { Name = row.Name };
}
