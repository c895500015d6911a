using Filiform.Journeys.Access.Credentials;
using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A staff member who is known, and the clinic they worked in last.</summary>
public sealed record KnownStaff(Id<Staff> Staff, string Email, Id<Clinic>? Clinic);

/// <summary>Compares a password. It only reads, so that the slow hash holds up no writer, and takes as long for an address nobody has.</summary>
public sealed class CheckPassword : IUseCase<CheckPassword.Request, CheckPassword.Answer>
{
    public sealed record Request(string Email, string Password);

    /// <param name="Staff">Null when address or password is wrong.</param>
    public sealed record Answer(KnownStaff? Staff);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var staff = await StaffReader.ByEmail(work, request.Email);
        var hash = staff is null ? null : await StaffCredentials.PasswordHash(work, staff.Staff);
        return new Answer(PasswordHashes.Fits(hash, request.Password) ? staff : null);
    }
}
