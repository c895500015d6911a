using System.Net;
using Filiform.Journeys.Access;
using Filiform.Journeys.Access.Users;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

public sealed class SignInsTests
{
    [Fact]
    public async Task Of_staff_end_after_fifteen_idle_minutes()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        clinic.Clock.AdvanceMinutes(14);
        var soon = await client.GetAsync("/clinic/me");
        clinic.Clock.AdvanceMinutes(14);
        var kept = await client.GetAsync("/clinic/me");
        clinic.Clock.AdvanceMinutes(15);
        var late = await client.GetAsync("/clinic/me");

        Assert.Equal(HttpStatusCode.OK, soon.StatusCode);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal("/signin?return=%2Fclinic%2Fme", late.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Of_staff_end_after_twelve_hours_however_busy()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        for (var minutes = 10; minutes < 12 * 60; minutes += 10)
        {
            clinic.Clock.AdvanceMinutes(10);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/clinic/me")).StatusCode);
        }

        clinic.Clock.AdvanceMinutes(10);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/clinic/me")).StatusCode);
    }

    [Fact]
    public async Task Rest_as_long_as_the_clinic_chose()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        Assert.Null((await clinic.Run(new SetIdleMinutes(), 30, clinic.Admin)).Refusal);
        Assert.Equal("between", (await clinic.Run(new SetIdleMinutes(), 31, clinic.Admin)).Refusal!.Reasons[0].Code);
        var client = server.Client(await server.SignIn(clinic.Therapist));

        clinic.Clock.AdvanceMinutes(29);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/clinic/me")).StatusCode);
    }

    [Fact]
    public async Task Are_renewed_by_a_step_up_and_the_old_token_is_dead()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Known.Of(clinic, clinic.Therapist);
        var stolen = await server.SignIn(clinic.Therapist);
        var client = server.Client(stolen);

        var stepped = await TestServer.Post(client, "/clinic/step-up?return=%2Fclinic%2Fme", [Known.Field("password", Known.Password), Known.Field("code", okafor.Code)]);

        Assert.Equal("/clinic/me", stepped.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/clinic/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await server.Client(stolen).GetAsync("/clinic/me")).StatusCode);
    }

    [Fact]
    public async Task Open_a_step_up_for_five_minutes()
    {
        await using var clinic = await TestClinic.New();
        var fresh = clinic.Admin;
        clinic.Clock.AdvanceMinutes(5);

        var late = await clinic.Run(new SetIdleMinutes(), 20, fresh);

        Assert.Equal(Refusal.StepUpFirst, late.Refusal);
    }

    [Fact]
    public async Task End_by_signing_out()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var token = await server.SignIn(clinic.Therapist);
        var client = server.Client(token);

        var answer = await TestServer.Post(client, "/clinic/me", [], to: "/signout");

        Assert.Equal("/signin", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await server.Client(token).GetAsync("/clinic/me")).StatusCode);
    }

    [Fact]
    public async Task End_elsewhere_when_the_password_changes()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        await Known.Of(clinic, clinic.Therapist);
        var elsewhere = await server.SignIn(clinic.Therapist);
        var here = server.Client(await server.SignIn(clinic.Therapist));

        var changed = await TestServer.Post(here, "/clinic/me", [Known.Field("password", "nine quiet lanterns under snow")], to: "/clinic/me?handler=Password");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/clinic/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await server.Client(elsewhere).GetAsync("/clinic/me")).StatusCode);
    }

    [Fact]
    public async Task Are_noted_at_most_once_a_minute()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        clinic.Clock.AdvanceMinutes(2);
        for (var at = 0; at < 3; at++) await client.GetAsync("/clinic/me");

        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from audit where use_case = 'NoteSeen'"));
    }
}
