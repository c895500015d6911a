using System.Net;
using Filiform.Journeys.Practice.Staffing;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Practice;

/// <summary>A therapist without a network file: somebody with the role is entered by hand.</summary>
public sealed class AddPractitionerTests
{
    [Fact]
    public async Task Enters_whoever_has_the_role_once()
    {
        await using var clinic = await TestClinic.New();
        var ana = await Hire(clinic, "Ana Ruiz", "therapist");

        Assert.Equal("Ana Ruiz", Assert.Single((await Shown(clinic)).Waiting).Name);
        var first = await Enter(clinic, ana);
        var second = await Enter(clinic, ana);

        Assert.Null(first.Refusal);
        Assert.Equal(first.Value, second.Value);
        Assert.Empty((await Shown(clinic)).Waiting);
        Assert.Contains((await Shown(clinic)).Practitioners, each => each.Name == "Ana Ruiz, PT");
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from practitioner where slug = 'ana-ruiz'"));
        Assert.Equal(first.Value, await clinic.Scalar<Id<Practitioner>>("select practitioner from staff where id = @ana", new { ana }));
    }

    [Fact]
    public async Task Two_of_one_name_have_two_addresses()
    {
        await using var clinic = await TestClinic.New();

        await Enter(clinic, await Hire(clinic, "Ana Ruiz", "therapist"));
        var second = await Enter(clinic, await Hire(clinic, "Ana Ruiz", "therapist", "other@example.org"));

        Assert.Null(second.Refusal);
        Assert.Equal(2, await clinic.Scalar<long>("select count(distinct slug) from practitioner where slug like 'ana-ruiz%'"));
    }

    [Fact]
    public async Task Is_not_for_those_without_the_role_nor_by_the_front_desk()
    {
        await using var clinic = await TestClinic.New();
        var desk = await Hire(clinic, "Frances Lane", "front-desk");
        var ana = await Hire(clinic, "Ana Ruiz", "therapist", "ana@example.org");

        Assert.Equal(Refusal.NotFound, (await Enter(clinic, desk)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await Enter(clinic, ana, clinic.FrontDesk)).Refusal);
        Assert.Equal(Refusal.StepUpFirst, (await Enter(clinic, ana, clinic.Admin with { SteppedUpAt = null })).Refusal);
        Assert.Equal("invalid", (await clinic.Run(new AddPractitioner(), new(ana, null, "Ruiz", null, ["fr"]), clinic.Admin)).Refusal?.Code);
    }

    [Fact]
    public async Task The_page_says_who_waits_and_leads_to_the_credentials()
    {
        await using var clinic = await TestClinic.New();
        var ana = await Hire(clinic, "Ana Ruiz", "therapist");
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Admin));

        Assert.Contains($"/clinic/settings/staff/new/{ana}", await client.GetStringAsync("/clinic/settings/staff"), StringComparison.Ordinal);
        var form = $"/clinic/settings/staff/new/{ana}";
        Assert.Contains("value=\"Ruiz\"", await client.GetStringAsync(form), StringComparison.Ordinal);
        var wrong = await TestServer.Post(client, form, [new("given", "Ana"), new("family", ""), new("suffix", "PT"), new("languages", "en")]);
        var added = await TestServer.Post(client, form, [new("given", "Ana"), new("family", "Ruiz"), new("suffix", "PT"), new("languages", "en"), new("languages", "es")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(added.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(clinic.FrontDesk)).GetAsync(form)).StatusCode);
    }

    private static Task<Result<Id<Practitioner>>> Enter(TestClinic clinic, Id<Staff> staff, Actor? actor = null) =>
        clinic.Run(new AddPractitioner(), new(staff, "Ana", "Ruiz", "PT", ["en", "es"]), actor ?? clinic.Admin);

    private static async Task<ShowStaff.Answer> Shown(TestClinic clinic) => (await clinic.Run(new ShowStaff(), new(), clinic.Admin)).Value;

    private static Task<Id<Staff>> Hire(TestClinic clinic, string name, string role, string email = "new@example.org") => clinic.Do(async work =>
    {
        var id = work.NewId<Staff>();
        await work.Execute("insert into staff (id, name, email, active, created_at) values (@id, @name, @email, true, @Now)", new { id, name, email, work.Now });
        await work.Execute("insert into staff_role (staff, clinic, role) values (@id, @clinic, @role)", new { id, role });
        return id;
    });
}
