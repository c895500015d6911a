namespace Filiform.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class LearnQuestionsTests
{
    [Theory]
    [InlineData(360, "en", false)]
    [InlineData(1280, "es", true)]
    public async Task A_question_finds_its_answer(int width, string language, bool dark)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var visitor = await Chromium.Open(server, width, dark, language);
        await visitor.GotoAsync("/questions/ask");
        await visitor.Locator("button.btn.big").ClickAsync();
        await Chromium.AssertAccessible(visitor);
        await Chromium.Picture(visitor, $"ask-wrong-{width}-{language}");
        await visitor.Locator("input[name=topic]").First.CheckAsync();
        await visitor.Locator("textarea[name=text]").FillAsync("Does it hurt?");
        await visitor.Locator("button.btn.big").ClickAsync();
        await visitor.WaitForURLAsync(url => !url.EndsWith("/ask", StringComparison.Ordinal));
        await Chromium.AssertAccessible(visitor);
        await Chromium.Picture(visitor, $"asked-{width}-{language}");

        clinic.Clock.AdvanceHours(50);
        var staff = await Chromium.Open(server, width, dark, language, await server.SignIn(clinic.Therapist));
        await staff.GotoAsync("/clinic/questions");
        Assert.Equal(1, await staff.Locator(".tag.warn").CountAsync());
        await Chromium.AssertAccessible(staff);
        await Chromium.Picture(staff, $"inbox-{width}-{language}");
        await staff.Locator("textarea").FillAsync("A small pinch.");
        await staff.Locator("article button").ClickAsync();
        await staff.Locator(".empty").WaitForAsync();
        await Chromium.AssertAccessible(staff);

        await visitor.ReloadAsync();
        Assert.Contains("A small pinch.", await visitor.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Chromium.AssertAccessible(visitor);
        await Chromium.Picture(visitor, $"answered-{width}-{language}");
    }
}
