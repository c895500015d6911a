using Filiform.Pipeline;
using Filiform.Tests.Journeys.Treat;
using Microsoft.Playwright;

namespace Filiform.Tests.Browser;

/// <summary>What is typed into the treatment room is never lost, whatever is on its way.</summary>
[Trait("Category", "Browser")]
public sealed class TypingInTheRoomTests
{
    /// <summary>Milliseconds a loaded machine may take for one answer.</summary>
    private const float Patience = 30_000;

    [Fact]
    public async Task What_is_typed_after_somebody_signed_is_named_and_not_lost()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var page = await Chromium.Open(server, signInToken: await server.SignIn(clinic.Therapist));
        await page.GotoAsync($"/clinic/sessions/{room.Session}");
        Assert.Null((await room.Sign()).Refusal);

        await page.FillAsync("#pain-after", "9");
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(page.Locator("#unsaved li")).ToHaveTextAsync("After: 9", new() { Timeout = Patience });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Signed session" })).ToBeVisibleAsync();
        await Chromium.AssertAccessible(page);
    }

    [Fact]
    public async Task Keeps_what_is_typed_while_an_earlier_answer_is_on_its_way()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var page = await Chromium.Open(server, signInToken: await server.SignIn(clinic.Therapist));
        await page.GotoAsync($"/clinic/sessions/{room.Session}");
        var (first, later, posts) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        await page.RouteAsync("**/clinic/sessions/**", async route =>
        {
            if (route.Request.Method == "POST") await (Interlocked.Increment(ref posts) == 1 ? first : later).Task;
            await route.ContinueAsync();
        });

        // The answer of the first field comes back while the second is half typed; what follows is held, so that nothing else can mend the page.
        await page.FillAsync("#pain-before", "6");
        await page.FocusAsync("#pain-after");
        await page.Keyboard.TypeAsync("1");
        await page.EvaluateAsync("document.querySelector('#pain-before').dataset.before = 'yes'");
        first.SetResult();
        await page.WaitForFunctionAsync("() => !document.querySelector('#pain-before').dataset.before", null, new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("#pain-after")).ToHaveValueAsync("1", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("#pain-after")).ToBeFocusedAsync(new() { Timeout = Patience });
        await page.Keyboard.TypeAsync("0");
        later.SetResult();
        await page.FocusAsync("#note");

        await Assertions.Expect(page.Locator("#note-panel")).ToContainTextAsync("Pain 6 of 10 before, 10 of 10 after.", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("#pain-after")).ToHaveValueAsync("10", new() { Timeout = Patience });
        Assert.Equal((6, 10), ((await room.Look()).Chart.Session.PainBefore, (await room.Look()).Chart.Session.PainAfter));
    }

    [Fact]
    public async Task Keeps_the_next_row_that_is_begun_while_the_last_one_is_saved()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        var page = await Chromium.Open(server, signInToken: await server.SignIn(clinic.Therapist));
        await page.GotoAsync($"/clinic/sessions/{room.Session}");
        var hold = new TaskCompletionSource();
        await page.RouteAsync("**/clinic/sessions/**", async route =>
        {
            if (route.Request.Method == "POST") await hold.Task;
            await route.ContinueAsync();
        });

        await page.FillAsync("#new-row [name=depth]", "15");
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#new-row [name=depth]", "22");
        hold.SetResult();
        await Assertions.Expect(page.Locator("#rows form")).ToHaveCountAsync(1, new() { Timeout = Patience });

        await Assertions.Expect(page.Locator("#new-row [name=depth]")).ToHaveValueAsync("22", new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#rows form")).ToHaveCountAsync(2, new() { Timeout = Patience });
        Assert.Equal([15, 22], (await room.Look()).Chart.Insertions.Select(row => row.DepthMm));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signs_a_note_that_was_only_typed(bool scripts)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var page = await Chromium.Open(server, signInToken: await server.SignIn(clinic.Therapist), scripts: scripts);
        await page.GotoAsync($"/clinic/sessions/{room.Session}");

        await page.Locator("summary#sign").ClickAsync();
        await page.Locator("#note").FillAsync("Typed last, saved by signing.");
        await page.Locator("#sign-now").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Signed session" })).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Contains("Typed last, saved by signing.", await page.InnerTextAsync("article.signed"), StringComparison.Ordinal);
    }
}
