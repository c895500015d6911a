using System.Net;
using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Founding;
using Filiform.Pipeline;

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
        var again = await server.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("This link has done its work", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await FirstAdministrator.Link(server.Services));
    }

    /// <summary>Without a network file: the founder treats too, enters themselves, their credentials, a room and hours, and can be booked.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task An_empty_installation_grows_a_therapist_who_can_be_booked(string language)
    {
        await using var clinic = await Empty();
        await using var server = await TestServer.Start(clinic);
        var path = new Uri((await FirstAdministrator.Link(server.Services))!).AbsolutePath;
        var client = server.Client(language: language);
        await TestServer.Post(client, path, [.. Form, Known.Field("also", "therapist"), Known.Field("code", Code(clinic, path))]);

        var staff = await client.GetStringAsync("/clinic/settings/staff");
        var enter = System.Text.RegularExpressions.Regex.Match(staff, "/clinic/settings/staff/new/[0-9a-f-]{36}").Value;
        var nameless = await TestServer.Post(client, enter, [Known.Field("given", "Ana"), Known.Field("languages", "es")]);
        KeyValuePair<string, string>[] ana = [Known.Field("given", "Ana"), Known.Field("family", "Ruiz"), Known.Field("suffix", "PT, DPT"), Known.Field("languages", "en"), Known.Field("languages", "es")];
        var entered = await TestServer.Post(client, enter, ana);
        var place = entered.Headers.Location!.OriginalString.Split('?')[0];
        foreach (var (kind, number) in new[] { ("pt-licence", "AZ-1"), ("dn-level-1", "DN-1"), ("bls", "B-1"), ("bbp", "B-2"), ("liability", "L-1") })
            Assert.Equal(HttpStatusCode.SeeOther, (await TestServer.Post(client, place,
                [Known.Field("kind", kind), Known.Field("number", number), Known.Field("issuer", "Board"), Known.Field("state", "AZ"), Known.Field("issued", "2024-01-01"), Known.Field("expires", "2028-01-01"), Known.Field("key", kind)],
                place + "/add")).StatusCode);
        await TestServer.Post(client, "/clinic/settings/rooms", [Known.Field("room-name", "Room 1"), Known.Field("key", "r")], "/clinic/settings/rooms/add");
        var practitioner = place.Split('/')[^1];
        var shift = await TestServer.Post(client, "/clinic/settings/roster",
            [
                Known.Field("shift-practitioner", practitioner), Known.Field("shift-room", (await clinic.Scalar<Id<Room>>("select id from room")).ToString()), Known.Field("shift-weekday-2", "yes"),
                Known.Field("shift-from", "09:00"), Known.Field("shift-to", "17:00"), Known.Field("shift-first", "2026-11-23"), Known.Field("key", "s"),
            ], "/clinic/settings/roster/shift");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal("PT, DPT", await clinic.Scalar<string>("select p.suffix from practitioner p join staff s on s.practitioner = p.id where s.email = 'ana@example.org'"));
        Assert.Equal("en es", await clinic.Scalar<string>("select languages from practitioner"));
        Assert.Equal(HttpStatusCode.SeeOther, shift.StatusCode);
        var book = await client.GetStringAsync("/book/ruiz-rio-street");
        Assert.Contains("2026-11-24T16:00Z~" + practitioner, book, StringComparison.Ordinal);
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
