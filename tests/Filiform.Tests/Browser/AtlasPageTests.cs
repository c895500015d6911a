using Filiform.Tests.Journeys.Treat;

namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class AtlasPageTests
{
    public static readonly TheoryData<int, bool, string> Screens = new() { { 360, false, "en" }, { 360, true, "es" }, { 1280, true, "en" }, { 1280, false, "es" } };

    [Theory, MemberData(nameof(Screens))]
    public async Task The_atlas_is_accessible_and_fits(int width, bool dark, string language)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Draw(new Filiform.Clinical.Atlas.PainMark("calf-left", 7));
        await clinic.Do(work => Filiform.Journeys.Progress.Outcomes.Keep(work, new(
            room.Patient, "psfs", [3], ["Sleep through without a calf cramp"], 3, TreatRoom.Content.Instruments.Version)));
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Lead));
        foreach (var (path, name) in new[]
        {
            ("/clinic/atlas", "atlas"), ("/clinic/atlas?q=neck&region=temple", "atlas-found"), ("/clinic/atlas?q=xyzzy", "atlas-none"),
            ("/clinic/atlas/upper-trapezius", "muscle"), ("/clinic/atlas/scalene-posterior?side=both", "muscle-not"), ("/clinic/quality/muscles", "responses"), ($"/clinic/patients/{room.Patient}", "patient-muscles"),
        })
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            await page.EvaluateAsync("document.querySelectorAll('details.cite').forEach((details, at) => details.open = at < 2); document.querySelectorAll('.rank > li > details').forEach((details, at) => details.open = at === 1)");
            await Chromium.Picture(page, $"{name}-{width}-{language}{(dark ? "-dark" : "")}");
            await Chromium.AssertAccessible(page);
        }
    }

    [Fact]
    public async Task A_search_needs_no_script_and_keeps_what_was_chosen()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var page = await Chromium.Open(server, signInToken: await server.SignIn(clinic.Therapist), scripts: false);
        await page.GotoAsync("/clinic/atlas");

        await page.SelectOptionAsync("#region", "temple");
        await page.FocusAsync("#q");
        await page.Keyboard.TypeAsync("trapecio");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/clinic/atlas?q=trapecio&**");

        Assert.Equal("trapecio", await page.InputValueAsync("#q"));
        Assert.Equal("temple", await page.InputValueAsync("#region"));
        Assert.Equal(["Upper trapezius"], await page.Locator(".atlas-list li > a").AllTextContentsAsync());
        // A click on the figure asks for that region and keeps the words.
        await page.ClickAsync(".bc a[href*='region=neck-back'] path");
        Assert.Equal("trapecio", await page.InputValueAsync("#q"));
        Assert.Equal("neck-back", await page.InputValueAsync("#region"));
        await page.ClickAsync("text=Upper trapezius");
        await page.ClickAsync(".atlas-sides a[href*='left']");
        Assert.Equal("true", await page.GetAttributeAsync(".atlas-sides a[href*='left']", "aria-current"));
        Assert.Equal("5", await page.GetAttributeAsync("path[data-r='neck-back-left']", "data-heat"));
        Assert.Null(await page.GetAttributeAsync("path[data-r='neck-back-right']", "data-heat"));
    }
}
