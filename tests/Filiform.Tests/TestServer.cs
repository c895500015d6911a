using System.Net;
using System.Text.RegularExpressions;
using Filiform.Journeys.Access;
using Filiform.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests;

/// <summary>The real web server on a free loopback port, over the database and clock of a <see cref="TestClinic"/>.</summary>
public sealed partial class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(TestClinic clinic, WebApplication app, string address) => (Clinic, this.app, Address) = (clinic, app, address);

    public TestClinic Clinic { get; }

    /// <summary>Without a slash at the end. The host is <c>localhost</c>, as passkeys need.</summary>
    public string Address { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="host">Of the address it listens on; on <c>0.0.0.0</c> it serves nothing in clear.</param>
    /// <param name="knowledge">As <c>--knowledge</c>.</param>
    /// <param name="proxies">As <c>FILIFORM_PROXIES</c>.</param>
    public static async Task<TestServer> Start(
        TestClinic clinic, bool demonstration = false, bool background = false, Uri? smtp = null, string host = "127.0.0.1", string url = "http://localhost", string proxies = "", string? knowledge = null)
    {
        var installation = new Installation(url, demonstration, smtp, Limits: false);
        var app = WebApp.Build(new(
            clinic.Store.Address, clinic.Store.Keys, $"http://{host}:0", installation, clinic.Clock, background, Filiform.Pipeline.Http.Proxies.Read(proxies)!.Value, knowledge));
        await app.StartAsync();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(clinic, app, bound.Replace(host, "localhost", StringComparison.Ordinal));
    }

    /// <summary>A client of its own: cookies kept, redirects not followed.</summary>
    public HttpClient Client(string? signInToken = null, string language = "en")
    {
        var cookies = new CookieContainer();
        if (signInToken is not null) cookies.Add(new Uri(Address), new Cookie("filiform", signInToken));
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Opens a sign-in for one of the clinic's staff, as the sign-in page would.</summary>
    /// <returns>The token of its cookie.</returns>
    public Task<string> SignIn(Actor staff) =>
        Clinic.Do(work => SignIns.Open(work, "staff", 2, staff: new Id<Staff>(staff.Id!.Value), clinic: Clinic.Here));

    /// <summary>Gets the page, fills its antiforgery token into the fields, and posts them to the same address.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields, string? to = null)
    {
        var page = await client.GetStringAsync(path);
        var token = TokenField().Match(page).Groups[1].Value;
        return await client.PostAsync(to ?? path, new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("__RequestVerificationToken", token))));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
