using System.Net;
using Filiform.Clinical.Instruments;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class InstrumentPagesTests
{
    /// <summary>Whatever a patient may be shown is walked from the overview to the thanks in both languages; the language changes no score.</summary>
    [Theory]
    [InlineData("en", "Thank you")]
    [InlineData("es", "Gracias")]
    public async Task Ask_any_instrument_that_may_be_shown_and_keep_the_engines_score(string language, string thanks)
    {
        ImmutableArray<string> all = [.. Preparing.Content.Instruments.Instruments.Where(each => each.ShowsText() && each.Id is not ("nprs" or "psfs")).Select(each => each.Id)];
        Assert.Equal(["nprs-3", "groc", "pgic"], all);
        await using var form = await Filling.New(all);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        var client = server.Client(cookie, language);

        foreach (var id in all)
        {
            var instrument = Preparing.Content.Instruments.ById[id];
            Assert.Contains($"/prepare/{token}/instruments/{id}", await client.GetStringAsync($"/prepare/{token}"), StringComparison.Ordinal);
            var at = (await client.GetAsync($"/prepare/{token}/instruments/{id}")).Headers.Location!.OriginalString;
            foreach (var item in instrument.Asked())
            {
                Assert.EndsWith($"/{item.Id}", at, StringComparison.Ordinal);
                Assert.Contains(item.Text!.In(language), WebUtility.HtmlDecode(await client.GetStringAsync(at)), StringComparison.Ordinal);
                var answered = await TestServer.Post(client, at, [new("answer", $"{Chosen(item)}"), new("seen", "")]);
                at = answered.Headers.Location!.OriginalString;
            }

            Assert.EndsWith("/check", at, StringComparison.Ordinal);
            var sent = await TestServer.Post(client, at, [new("seen", $"{instrument.Asked().Length}")]);
            Assert.Contains(thanks, await client.GetStringAsync(sent.Headers.Location!.OriginalString), StringComparison.Ordinal);
            var kept = (await form.Kept()).Single(row => row.Instrument == id);
            Assert.Equal(instrument.Score([.. instrument.Asked().Select(item => Answer.Of(Chosen(item)))]).Value, kept.Score);
        }
    }

    [Fact]
    public async Task Are_welcome_and_hold_up_nothing()
    {
        await using var form = await Filling.New(["groc"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        var client = server.Client(cookie);
        await form.She.Sign();
        await form.She.Draw(6, 0, null, null, new Filiform.Journeys.Prepare.Pain.SaveDrawing.Mark("vertex", null));
        await form.She.Rate(null, ("Drive", 3));

        var overview = await client.GetStringAsync($"/prepare/{token}");

        Assert.Contains("If you like", overview, StringComparison.Ordinal);
        Assert.Contains($"href=\"/prepare/{token}/next\"", overview, StringComparison.Ordinal);
        Assert.Contains("You are ready for your visit", await client.GetStringAsync($"/prepare/{token}/next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_both_answers_when_two_browsers_disagree()
    {
        await using var form = await Filling.New(["groc"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        await form.Answer("groc", "groc1", "-3");

        var answer = await TestServer.Post(server.Client(cookie), $"/prepare/{token}/instruments/groc/groc1", [new("answer", "4"), new("seen", "")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("There: <b>−3</b>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("value=\"4\" checked=\"checked\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"seen\" value=\"-3\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_what_is_wrong_and_lead_a_late_answer_to_what_was_sent()
    {
        await using var form = await Filling.New(["groc"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        var client = server.Client(cookie);
        var at = $"/prepare/{token}/instruments/groc/groc1";
        var wrong = await TestServer.Post(client, at, [new("answer", "8"), new("seen", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"answer-error\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"/prepare/{token}", (await TestServer.Post(client, at, [new("later", "1")])).Headers.Location!.OriginalString);
        await form.Answer("groc", "groc1", "3");
        await form.Send("groc", 1);

        var late = await TestServer.Post(client, $"/prepare/{token}/instruments/groc", [new("answer", "1"), new("seen", "")], to: at);

        Assert.Equal($"/prepare/{token}/instruments/groc", late.Headers.Location!.OriginalString);
        Assert.Equal(3, Assert.Single(await form.Kept()).Score);
    }

    [Fact]
    public async Task Offer_an_answer_to_be_sent_again_when_its_form_was_too_old()
    {
        await using var form = await Filling.New(["groc"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();

        var answer = await server.Client(cookie).PostAsync($"/prepare/{token}/instruments/groc/groc1", new FormUrlEncodedContent([new("answer", "4"), new("seen", "")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches("name=\"answer\"[^>]*value=\"4\"", await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, (await form.Asked("groc")).Replied);
    }

    [Fact]
    public async Task Open_what_was_sent_again_with_its_answers()
    {
        await using var form = await Filling.New(["pgic"]);
        await using var server = await TestServer.Start(form.Clinic);
        var (token, cookie) = await form.She.Mail();
        var client = server.Client(cookie);
        await form.Answer("pgic", "pgic1", "3");
        await form.Send("pgic", 1);
        Assert.Contains("A little better", await client.GetStringAsync($"/prepare/{token}/instruments/pgic"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await TestServer.Post(client, $"/prepare/{token}/instruments/pgic", [])).StatusCode);

        var question = await client.GetStringAsync($"/prepare/{token}/instruments/pgic/pgic1");
        Assert.Contains("value=\"3\" checked=\"checked\"", question, StringComparison.Ordinal);
    }

    private static int Chosen(AskedItem item) => item.Options[item.Options.Length / 2 + item.Number - 1].Value;
}
