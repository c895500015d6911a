using System.Net;
using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Founding;

namespace Filiform.Tests.Journeys.Access;

public sealed class FoundNetworkTests
{
    private static readonly KeyValuePair<string, string>[] Form =
    [
        Known.Field("name", "Ana Ruiz"), Known.Field("email", "ana@example.org"), Known.Field("also", "clinic-lead"), Known.Field("network", "Ruiz Physical Therapy"),
        Known.Field("clinic-name", "Ruiz Río Street"), Known.Field("street", "1 Río St"), Known.Field("city", "Tucson"), Known.Field("state", "az"),
        Known.Field("postal-code", "85701"), Known.Field("zone", "America/Phoenix"), Known.Field("phone", "(520) 555-0100"),
        Known.Field("clinic-email", "desk@example.org"), Known.Field("position", "32.2157, -110.9698"), Known.Field("password", Known.Password),
    ];

    [Fact]
    public async Task Makes_network_clinic_and_administrator_once()
    {
        await using var clinic = await Empty();
        await using var server = await TestServer.Start(clinic);
        var path = new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath;
        var client = server.Client();

        var founded = await TestServer.Post(client, path, [.. Form, Known.Field("code", Code(clinic, path))]);

        Assert.Contains("Your recovery codes", await founded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/clinic/today", (await client.GetAsync("/clinic")).Headers.Location?.OriginalString);
        Assert.Equal("ruiz-rio-street", await clinic.Scalar<string>("select slug from clinic"));
        Assert.Equal(HttpStatusCode.Gone, (await server.Client().GetAsync(path)).StatusCode);
        Assert.Null(await FirstAdministrator.Link(server.Services));
    }

    [Fact]
    public async Task Names_every_field_that_is_wrong_and_keeps_what_was_typed()
    {
        await using var clinic = await Empty();
        await using var server = await TestServer.Start(clinic);
        var path = new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath;

        var answer = await TestServer.Post(server.Client(), path, [Known.Field("name", "Ana Ruiz"), Known.Field("email", "ana"), Known.Field("state", "Arizona"), Known.Field("postal-code", "8570")]);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("href=\"#email\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"#state\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"#postal-code\"", body, StringComparison.Ordinal);
        Assert.Contains("value=\"Ana Ruiz\"", body, StringComparison.Ordinal);
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from staff"));
    }

    [Fact]
    public async Task Replaces_an_earlier_link()
    {
        await using var clinic = await Empty();
        await using var server = await TestServer.Start(clinic);
        var first = new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath;
        var second = new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath;

        var used = await server.Client().GetAsync(first);
        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
        Assert.Contains("This link has done its work", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client().GetAsync(second)).StatusCode);
    }

    private static string Code(TestClinic clinic, string path)
    {
        var secret = new StaffCredentials(clinic.Database.Vault).NewSecret("first " + path["/first/".Length..]);
        return Totp.CodeAt(secret, Totp.StepAt(clinic.Clock.GetCurrentInstant()));
    }

    /// <summary>A database in which nobody works and no clinic stands yet.</summary>
    internal static async Task<TestClinic> Empty()
    {
        var clinic = await TestClinic.New();
        await clinic.Do(async work =>
        {
            foreach (var table in new[] { "staff_role", "staff", "shift", "credential", "practitioner", "room", "visit_type", "clinic", "network" })
                await work.Execute($"delete from {table}");
            return 0;
        });
        return clinic;
    }
}
