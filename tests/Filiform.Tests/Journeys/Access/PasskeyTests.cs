using Filiform.Journeys.Access.Users;
using Filiform.Pipeline;
using Filiform.Tests.Browser;
using Microsoft.Playwright;

namespace Filiform.Tests.Journeys.Access;

[Trait("Category", "Browser")]
public sealed class PasskeyTests
{
    [Fact]
    public async Task Is_added_signs_in_without_a_name_steps_up_and_is_removed()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var elsewhere = await server.SignIn(clinic.Therapist);
        var page = await WithAuthenticator(server, await server.SignIn(clinic.Therapist));

        await page.GotoAsync("/clinic/me");
        await page.GetByLabel("Name for a new passkey").FillAsync("Treatment tablet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Treatment tablet")).ToBeVisibleAsync();
        Assert.NotNull(await clinic.Scalar<long?>("select 1 from sign_in where token_digest = @digest and ended_at is not null",
            new { digest = Filiform.Journeys.Access.SignIns.Digest(elsewhere) }));

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/signin?return=/clinic/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("therapist");

        clinic.Clock.AdvanceMinutes(6);
        await page.GotoAsync("/clinic/step-up?return=/clinic/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("therapist");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Treatment tablet" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Treatment tablet")).ToHaveCountAsync(0);
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from passkey where holder = @Staff", new { okafor.Staff }));
    }

    [Fact]
    public async Task Is_set_up_by_an_invited_colleague_with_one_button()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Run(new InviteUser(new(new Installation(server.Address, false, null), new Words())), new("Ines Vega", "ines@example.org", [Role.FrontDesk], null), clinic.Admin);
        var page = await WithAuthenticator(server);

        await page.GotoAsync("/invitation/" + await UsersTests.Link(clinic, "/invitation/"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/clinic/today");

        Assert.Equal("active", (await clinic.Run(new ListUsers(), Done.It, clinic.Admin)).Value.Users.Single(user => user.Name == "Ines Vega").State);
        Assert.Matches("^[A-Z][a-z]+, Nov 23, 2026$", await clinic.Scalar<string>("select name from passkey"));
    }

    [Fact]
    public async Task Founds_an_empty_installation()
    {
        await using var clinic = await FoundNetworkTests.Empty();
        await using var server = await TestServer.Start(clinic);
        var page = await WithAuthenticator(server);
        await page.GotoAsync(new Uri((await Filiform.Journeys.Access.Founding.FirstAdministrator.Link(server.Services))!).AbsolutePath);
        foreach (var (label, value) in new[]
        {
            ("Name", "Ana Ruiz"), ("E-mail, which you sign in with", "ana@example.org"), ("Name of the network or practice", "Ruiz"), ("Name of the clinic", "Ruiz"),
            ("Street", "1 St"), ("City", "Tucson"), ("State", "AZ"), ("Postal code", "85701"), ("Phone", "(520) 555-0100"), ("E-mail of the clinic", "desk@example.org"),
            ("Position on the map (optional)", "32.2, -110.9"),
        }) await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await page.GetByLabel("Time zone").SelectOptionAsync("America/Phoenix");

        await page.GetByRole(AriaRole.Button, new() { Name = "Set up a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/clinic/settings");

        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from passkey where kind = 'staff'"));
    }

    [Fact]
    public async Task Signs_a_patient_in_to_their_own_care()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await WithAuthenticator(server, await PatientSignInTests.Token(clinic, await clinic.Patient()));
        await page.GotoAsync("/me/passkeys");
        await page.GetByLabel("Name for a new passkey").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("My phone", new() { Exact = true })).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/signin/patient");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/me");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hello, Maribel");
    }

    /// <summary>A browser with an authenticator that holds discoverable keys and verifies its user.</summary>
    private static async Task<IPage> WithAuthenticator(TestServer server, string? signInToken = null)
    {
        var page = await Chromium.Open(server, signInToken: signInToken);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }
}
