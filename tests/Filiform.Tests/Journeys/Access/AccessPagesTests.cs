using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Founding;
using Filiform.Journeys.Access.Users;
using Filiform.Pipeline;
using Filiform.Tests.Browser;
using Microsoft.Playwright;

namespace Filiform.Tests.Journeys.Access;

[Trait("Category", "Browser")]
public sealed class AccessPagesTests
{
    [Theory]
    [InlineData(360, true, "es")]
    [InlineData(1280, false, "en")]
    public async Task Are_accessible_and_fit(int width, bool dark, string language)
    {
        await using var clinic = await DemonstrationTests.Simulated();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        var link = await clinic.Do(work => PrivateLinks.Issue(work, "prepare", patient, work.Now + Duration.FromDays(1)));
        await Known.Of(clinic, clinic.Admin);
        var letters = new Invitations(new Installation(server.Address, false, null), new Words());
        var invited = await clinic.Run(new InviteUser(letters), new("Ines Vega", "ines@example.org", [Role.Therapist], null), clinic.Admin);
        var invitation = await UsersTests.Link(clinic, "/invitation/");

        await Look(server, width, dark, language, null, "/signin", "/demo", "/signin/patient", "/signin/patient?sent=true", $"/confirm/{link}", $"/invitation/{invitation}", "/signout");
        await Look(server, width, dark, language, await server.SignIn(clinic.Admin),
            "/clinic/step-up", "/clinic/me", "/clinic/settings/users", "/clinic/settings/users/invite", $"/clinic/settings/users/{invited.Value.Staff}");
        await Look(server, width, dark, language, await PatientSignInTests.Token(clinic, patient), "/me", "/me/passkeys");
    }

    [Theory]
    [InlineData(360, true, "es")]
    [InlineData(1280, false, "en")]
    public async Task The_founding_page_is_accessible_and_fits(int width, bool dark, string language)
    {
        await using var clinic = await FoundNetworkTests.Empty();
        await using var server = await TestServer.Start(clinic);

        await Look(server, width, dark, language, null, new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath);
    }

    [Fact]
    public async Task Say_what_is_wrong_at_the_field()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, 360);
        await page.GotoAsync("/signin");
        await page.GetByLabel("E-mail").FillAsync("nobody@example.org");
        await page.GetByLabel("Password").FillAsync("wrong wrong wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("E-mail or password is not right");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("nobody@example.org");
        await Chromium.AssertAccessible(page);
        await Chromium.Picture(page, "signin-wrong");
    }

    private static async Task Look(TestServer server, int width, bool dark, string language, string? token, params string[] paths)
    {
        var page = await Chromium.Open(server, width, dark, language, token);
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(200, answer!.Status);
            var name = string.Concat(path.Split('?')[0].Trim('/').Replace('/', '-').Take(24));
            await Chromium.Picture(page, $"{name}-{width}-{(dark ? "dark" : "light")}-{language}");
            await Chromium.AssertAccessible(page);
        }
    }
}
