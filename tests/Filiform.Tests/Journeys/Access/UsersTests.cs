using System.Net;
using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Credentials;
using Filiform.Journeys.Access.Users;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

public sealed class UsersTests
{
    private static readonly Words Words = new();
    private static readonly Invitations Letters = new(new Installation("http://localhost", false, null), Words);

    [Fact]
    public async Task Invites_a_colleague_who_sets_up_a_password_and_works()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var invited = await clinic.Run(new InviteUser(Letters), new("Ines Vega", "Ines@Example.org ", [Role.FrontDesk], null), clinic.Admin);
        var code = await Link(clinic, "/invitation/");
        var client = server.Client();
        var secret = new StaffCredentials(clinic.Database.Vault).NewSecret("invitation " + code);

        var set = await TestServer.Post(client, $"/invitation/{code}", [Known.Field("password", Known.Password),
            Known.Field("code", Totp.CodeAt(secret, Totp.StepAt(clinic.Clock.GetCurrentInstant())))]);
        var home = await client.GetAsync("/clinic");
        var again = await server.Client().GetAsync($"/invitation/{code}");

        Assert.False(invited.Value.Waits);
        Assert.Contains("Your recovery codes", await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/clinic/today", home.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal("ines@example.org", await clinic.Scalar<string>("select email from staff where id = @Staff", new { invited.Value.Staff }));
    }

    [Fact]
    public async Task Tells_an_invited_colleague_what_is_wrong_and_keeps_the_invitation()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await clinic.Run(new InviteUser(Letters), new("Ines Vega", "ines@example.org", [Role.FrontDesk], null), clinic.Admin);
        var code = await Link(clinic, "/invitation/");

        var weak = await TestServer.Post(server.Client(), $"/invitation/{code}", [Known.Field("password", "short"), Known.Field("code", "")]);
        var wrong = await TestServer.Post(server.Client(), $"/invitation/{code}", [Known.Field("password", Known.Password), Known.Field("code", "000000")]);

        Assert.Contains("Use at least 15 characters", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("That code does not fit", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Client().GetAsync($"/invitation/{code}")).StatusCode);
    }

    [Fact]
    public async Task Lets_a_clinic_lead_invite_therapists_only()
    {
        await using var clinic = await TestClinic.New();

        var therapist = await clinic.Run(new InviteUser(Letters), new("Ines Vega", "ines@example.org", [Role.Therapist], null), clinic.Lead);
        var admin = await clinic.Run(new InviteUser(Letters), new("Omar Díaz", "omar@example.org", [Role.Admin], null), clinic.Lead);

        Assert.Null(therapist.Refusal);
        Assert.Equal("lead-therapists-only", admin.Refusal!.Reasons[0].Code);
        Assert.Equal(0, await clinic.Scalar<long>("select count(*) from staff where email = 'omar@example.org'"));
    }

    [Fact]
    public async Task Names_every_field_that_is_wrong()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(new InviteUser(Letters), new(new string('x', 101), "no address", [], null), clinic.Admin);

        Assert.Equal(["name too-long", "email email-wrong", "roles role-needed"], refused.Refusal!.Reasons.Select(reason => $"{reason.Field} {reason.Code}"));
    }

    [Fact]
    public async Task Lets_nobody_change_their_own_roles()
    {
        await using var clinic = await TestClinic.New();

        var grant = await clinic.Run(new ChangeRoles(Letters), new(Id(clinic.Admin), [Role.Therapist, Role.Admin]), clinic.Admin);
        var off = await clinic.Run(new DisableUser(), Id(clinic.Admin), clinic.Admin);

        Assert.Equal("not-yourself", grant.Refusal!.Reasons[0].Code);
        Assert.Equal("not-yourself", off.Refusal!.Reasons[0].Code);
    }

    [Fact]
    public async Task Changes_roles_at_once_where_one_administrator_is_and_ends_that_persons_sign_ins()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var desk = server.Client(await server.SignIn(clinic.FrontDesk));

        var changed = await clinic.Run(new ChangeRoles(Letters), new(Id(clinic.FrontDesk), [Role.FrontDesk, Role.QualityLead]), clinic.Admin);

        Assert.False(changed.Value.Waits);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.GetAsync("/clinic/me")).StatusCode);
        Assert.Equal(2, await clinic.Scalar<long>("select count(*) from staff_role where staff = @staff and clinic = @clinic", new { staff = Id(clinic.FrontDesk) }));
    }

    [Fact]
    public async Task Asks_a_second_administrator_where_there_is_one()
    {
        await using var clinic = await TestClinic.New();
        var second = await SecondAdmin(clinic);

        var asked = await clinic.Run(new ChangeRoles(Letters), new(Id(clinic.FrontDesk), [Role.Admin]), clinic.Admin);
        var change = (await clinic.Run(new ListUsers(), Done.It, clinic.Admin)).Value.Waiting.Single();
        var byOneself = await clinic.Run(new DecideRoleChange(Letters), new(change.Id, true), clinic.Admin);
        var before = await Roles(clinic, clinic.FrontDesk);
        var bySecond = await clinic.Run(new DecideRoleChange(Letters), new(change.Id, true), second);
        var again = await clinic.Run(new DecideRoleChange(Letters), new(change.Id, true), second);

        Assert.True(asked.Value.Waits);
        Assert.True(change.Mine);
        Assert.Equal("second-person", byOneself.Refusal!.Reasons[0].Code);
        Assert.Equal("front-desk", before);
        Assert.Null(bySecond.Refusal);
        Assert.Equal("admin", await Roles(clinic, clinic.FrontDesk));
        Assert.Equal(Refusal.NotFound, again.Refusal);
    }

    [Fact]
    public async Task Sends_an_invitation_only_after_the_second_administrator_agreed()
    {
        await using var clinic = await TestClinic.New();
        var second = await SecondAdmin(clinic);

        var invited = await clinic.Run(new InviteUser(Letters), new("Ines Vega", "ines@example.org", [Role.Admin], null), clinic.Admin);
        var before = await clinic.Scalar<long>("select count(*) from mail where clinic = @clinic");
        var change = (await clinic.Run(new ListUsers(), Done.It, second)).Value.Waiting.Single();
        await clinic.Run(new DecideRoleChange(Letters), new(change.Id, true), second);

        Assert.True(invited.Value.Waits);
        Assert.Equal(0, before);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from mail where clinic = @clinic"));
    }

    [Fact]
    public async Task Holds_one_waiting_change_for_a_person()
    {
        await using var clinic = await TestClinic.New();
        await SecondAdmin(clinic);
        await clinic.Run(new ChangeRoles(Letters), new(Id(clinic.FrontDesk), [Role.Admin]), clinic.Admin);

        var another = await clinic.Run(new ChangeRoles(Letters), new(Id(clinic.FrontDesk), [Role.ClinicLead]), clinic.Admin);

        Assert.Equal("change-waits", another.Refusal!.Reasons[0].Code);
    }

    [Fact]
    public async Task Takes_away_access_at_once_with_everything_open()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await SecondAdmin(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        Assert.Null((await clinic.Run(new DisableUser(), okafor.Staff, clinic.Lead)).Refusal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/clinic/me")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await okafor.Begin(server.Client())).StatusCode);
        Assert.Equal("off", (await clinic.Run(new ListUsers(), Done.It, clinic.Admin)).Value.Users.Single(user => user.Id == okafor.Staff).State);
    }

    [Fact]
    public async Task Replaces_lost_keys_by_a_new_invitation()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        await clinic.Run(new InviteAgain(Letters), okafor.Staff, clinic.Admin);
        var first = await Link(clinic, "/invitation/");
        clinic.Clock.AdvanceMinutes(1);
        await clinic.Run(new InviteAgain(Letters), okafor.Staff, clinic.Admin with { SteppedUpAt = clinic.Clock.GetCurrentInstant() });
        var code = await Link(clinic, "/invitation/");
        var stillIn = await okafor.Begin(server.Client());

        var secret = new StaffCredentials(clinic.Database.Vault).NewSecret("invitation " + code);
        await TestServer.Post(server.Client(), $"/invitation/{code}", [Known.Field("password", "nine quiet lanterns under snow"),
            Known.Field("code", Totp.CodeAt(secret, Totp.StepAt(clinic.Clock.GetCurrentInstant())))]);

        Assert.Equal(HttpStatusCode.Gone, (await server.Client().GetAsync($"/invitation/{first}")).StatusCode);
        Assert.Equal("/signin/code", stillIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await okafor.Begin(server.Client())).StatusCode);
    }

    [Fact]
    public async Task Refuses_the_pages_to_everybody_else()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        foreach (var actor in new[] { clinic.Therapist, clinic.FrontDesk, clinic.QualityLead })
            Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(actor)).GetAsync("/clinic/settings/users")).StatusCode);
    }

    [Fact]
    public async Task Invites_changes_and_takes_away_by_form()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Admin));

        var wrong = await TestServer.Post(client, "/clinic/settings/users/invite", [Known.Field("name", "Ines <b>Vega"), Known.Field("email", "ines"), Known.Field("roles", "front-desk")]);
        var right = await TestServer.Post(client, "/clinic/settings/users/invite", [Known.Field("name", "Ines Vega"), Known.Field("email", "ines@example.org"), Known.Field("roles", "front-desk"), Known.Field("practitioner", "")]);
        var user = (await clinic.Run(new ListUsers(), Done.It, clinic.Admin)).Value.Users.Single(each => each.Name == "Ines Vega");
        var changed = await TestServer.Post(client, $"/clinic/settings/users/{user.Id}", [Known.Field("roles", "front-desk"), Known.Field("roles", "admin")], to: $"/clinic/settings/users/{user.Id}?handler=Roles");
        var list = await client.GetStringAsync("/clinic/settings/users");
        var off = await TestServer.Post(client, $"/clinic/settings/users/{user.Id}", [], to: $"/clinic/settings/users/{user.Id}?handler=Off");

        Assert.Contains("Ines &lt;b&gt;Vega", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("Front desk, Administrator", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
    }

    private static Id<Staff> Id(Actor actor) => new(actor.Id!.Value);

    private static Task<string?> Roles(TestClinic clinic, Actor actor) =>
        clinic.Scalar<string>("select role from staff_role where staff = @staff and clinic = @clinic", new { staff = Id(actor) });

    private static async Task<Actor> SecondAdmin(TestClinic clinic)
    {
        var id = Guid.CreateVersion7();
        await clinic.Do(async work =>
        {
            await work.Execute("insert into staff (id, name, email, active, created_at) values (@id, 'Second', 'second@example.org', true, @Now)", new { id, work.Now });
            return await work.Execute("insert into staff_role (staff, clinic, role) values (@id, @clinic, 'admin')", new { id });
        });
        return clinic.Admin with { Id = id, Name = "Second" };
    }

    /// <summary>The secret in the newest letter.</summary>
    internal static Task<string> Link(TestClinic clinic, string path) => clinic.Do(async work =>
    {
        var (id, body) = (await work.Query<Mail>("select id, body from mail where clinic = @clinic order by created_at desc, id desc limit 1")).Select(mail => (mail.Id, mail.Body)).Single();
        var text = work.Open("mail.body", id, body)!;
        return text[(text.IndexOf(path, StringComparison.Ordinal) + path.Length)..].Split('\n', ' ')[0];
    });

    internal sealed record Mail(Guid Id, string Body);
}
