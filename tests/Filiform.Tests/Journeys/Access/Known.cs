using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Credentials;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

/// <summary>A staff member of the <see cref="TestClinic"/> with a password, an authenticator app and recovery codes.</summary>
internal sealed record Known(TestClinic Clinic, Id<Staff> Staff, string Email, byte[] Secret, ImmutableArray<string> RecoveryCodes)
{
    public const string Password = "plum velvet orbit canyon";

    public static async Task<Known> Of(TestClinic clinic, Actor actor)
    {
        var staff = new Id<Staff>(actor.Id!.Value);
        var credentials = new StaffCredentials(clinic.Database.Vault);
        var secret = credentials.NewSecret("test " + staff);
        var codes = await clinic.Do(async work =>
        {
            await StaffCredentials.SetPassword(work, staff, PasswordHashes.Hash(Password));
            await credentials.SetAuthenticator(work, staff, secret, Totp.CodeAt(secret, Totp.StepAt(work.Now) - 1));
            return await credentials.NewRecoveryCodes(work, staff);
        });
        return new(clinic, staff, actor.Name + "@example.org", secret, codes);
    }

    /// <summary>What the app shows now.</summary>
    public string Code => Totp.CodeAt(Secret, Totp.StepAt(Clinic.Clock.GetCurrentInstant()));

    public static KeyValuePair<string, string> Field(string name, string value) => KeyValuePair.Create(name, value);

    /// <returns>The value of a cookie that an answer sets; null when it sets none.</returns>
    public static string? Cookie(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(each => each.StartsWith(name + "=", StringComparison.Ordinal)) is { } cookie
            ? cookie[(name.Length + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]
            : null;

    /// <summary>The first half, at the sign-in page.</summary>
    public Task<HttpResponseMessage> Begin(HttpClient client, string password = Password, string path = "/signin") =>
        TestServer.Post(client, path, [Field("email", Email), Field("password", password)]);

    /// <summary>Both halves.</summary>
    public async Task<HttpResponseMessage> SignIn(HttpClient client)
    {
        await Begin(client);
        return await TestServer.Post(client, "/signin/code", [Field("code", Code)]);
    }
}
