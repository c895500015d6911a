using System.Net;
using System.Xml.Linq;
using Filiform.Journeys.Learn;

namespace Filiform.Tests.Journeys.Learn;

public sealed class PublicPagesTests
{
    [Fact]
    public async Task Every_address_of_the_site_map_but_those_of_booking_answers_in_both_languages()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        foreach (var language in new[] { "en", "es" })
        {
            var client = server.Client(language: language);
            foreach (var (address, _) in LearnMap.All(LearnContentTests.Learn).Where(page => page.Address != "/find"))
            {
                var answer = await client.GetAsync(address);
                var html = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
                Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
                Assert.DoesNotContain("[@", html, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/learn/how-it-works")]
    [InlineData("/conditions/neck-pain")]
    [InlineData("/articles/what-the-twitch-is")]
    public async Task Anybody_may_keep_a_public_page_for_five_minutes(string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var answer = await server.Client().GetAsync(path);

        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.Contains("Cookie", answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/?lang=es")]
    [InlineData("/?theme=dark")]
    [InlineData("/conditions?q=neck")]
    [InlineData("/questions/ask")]
    [InlineData("/conditions/no-such-pain")]
    public async Task Nobody_keeps_what_is_one_persons(string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        Assert.True((await server.Client().GetAsync(path)).Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/conditions/no-such-pain")]
    [InlineData("/articles/no-such-article")]
    [InlineData("/learn/knowledge/no-such-file.json")]
    [InlineData("/learn/knowledge/../appsettings.json")]
    [InlineData("/questions/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/questions/abc")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_feed_lists_the_articles_of_the_readers_language()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var feed = XDocument.Parse(await server.Client(language: "es").GetStringAsync("/feeds/articles.xml"));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(6, feed.Root!.Elements(atom + "entry").Count());
        Assert.Contains("¿Qué es el espasmo?", feed.Root.Descendants(atom + "title").Select(title => title.Value));
    }

    [Fact]
    public async Task The_site_map_names_every_page_in_both_languages()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var map = XDocument.Parse(await server.Client().GetStringAsync("/sitemap.xml"));

        XNamespace site = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var addresses = map.Descendants(site + "loc").Select(each => each.Value).ToList();
        Assert.Contains("http://localhost/conditions/plantar-heel-pain?lang=es", addresses);
        Assert.Equal(2 * LearnMap.All(LearnContentTests.Learn).Count(), addresses.Count);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
    }

    [Fact]
    public async Task Robots_stay_out_of_what_is_private()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var robots = await server.Client().GetStringAsync("/robots.txt");

        Assert.Contains("Disallow: /clinic\n", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_security_contact_is_good_for_half_a_year()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        Assert.Contains("Expires: 2027-05-22T00:00:00Z\n", await server.Client().GetStringAsync("/.well-known/security.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_knowledge_file_comes_as_the_bytes_it_was_built_with()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        foreach (var name in new[] { "safety.json", "learn/pages.json", "follow-up/check-in-events.json" })
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(Tests.House.Sources.Root, "knowledge", name)),
                await server.Client().GetByteArrayAsync("/learn/knowledge/" + name));
    }

    [Fact]
    public async Task All_knowledge_comes_in_one_archive_with_what_changed_beside_it()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(await server.Client().GetByteArrayAsync("/learn/knowledge.zip")));

        Assert.True(archive.Entries.Count >= 18);
        await using var safety = archive.GetEntry("safety.json")!.Open();
        using var copy = new MemoryStream();
        await safety.CopyToAsync(copy);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Tests.House.Sources.Root, "knowledge/safety.json")), copy.ToArray());
        var page = await server.Client().GetStringAsync("/learn/knowledge");
        Assert.Contains("What changed", page, StringComparison.Ordinal);
        Assert.Contains("rotator-cuff-related-shoulder-pain", page, StringComparison.Ordinal);
    }

    /// <summary>Whoever changes a file says so in <c>learn/changes.json</c>; the start of a server checks the newest digest of each.</summary>
    [Fact]
    public void Every_file_that_decisions_rest_on_has_its_newest_change_written_down()
    {
        var library = LearnContentTests.Learn.Library;

        Assert.Empty(library.Files.Where(file => !file.Name.Contains('/', StringComparison.Ordinal)).Select(file => file.Name).Except(library.Changes.Select(change => change.File)));
    }

    [Fact]
    public async Task The_home_page_is_light()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        var bytes = 0;
        foreach (var path in new[] { "/", "/tokens.css", "/base.css", "/learn.css", "/page.js", "/mark.svg" }) bytes += (await client.GetByteArrayAsync(path)).Length;

        Assert.InRange(bytes, 1, 60 * 1024);
    }
}
