using Filiform.Journeys.Access;
using Filiform.Journeys.Practice.Auditing;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Practice;

/// <summary>A sign-in begins as a visitor; its entry in the log is the person's for whom it opened.</summary>
public sealed class AuditedSignInTests
{
    private static readonly Installation Simulated = new("https://care.example.org", true, null, Limits: false);

    [Fact]
    public async Task A_sign_in_is_kept_under_whom_it_opened_for_and_the_chain_stays_whole()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Demonstration();

        var opened = await clinic.Run(new SignInAs(Simulated), new(clinic.Here, new(clinic.FrontDesk.Id!.Value), null));
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());
        var hers = (await clinic.Run(new ShowAudit(), new(Person: new(clinic.FrontDesk.Id!.Value), UseCase: "SignInAs"), clinic.Lead)).Value.Entries;

        Assert.Null(opened.Refusal);
        Assert.Equal(("staff", "front-desk"), (Assert.Single(hers).ActorKind, hers[0].Who));
        Assert.True((await clinic.Run(new CheckAudit(), new(), clinic.Lead)).Value.Ok);
    }

    [Fact]
    public async Task A_patients_sign_in_is_found_by_their_number()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Demonstration();
        var patient = await clinic.Patient();
        var number = await clinic.Scalar<string>("select number from patient where id = @patient", new { patient });

        await clinic.Run(new SignInAs(Simulated), new(clinic.Here, null, patient));

        var theirs = (await clinic.Run(new ShowAudit(), new(PatientNumber: number, UseCase: "SignInAs"), clinic.Lead)).Value.Entries;
        Assert.Equal("patient", Assert.Single(theirs).ActorKind);
    }

    [Fact]
    public async Task A_refused_sign_in_names_nobody()
    {
        await using var clinic = await TestClinic.New();

        await clinic.Run(new SignInAs(Simulated with { Demonstration = false }), new(clinic.Here, new(clinic.FrontDesk.Id!.Value), null));

        Assert.Equal("visitor", await clinic.Scalar<string>("select actor_kind from audit where use_case = 'SignInAs'"));
    }

    [Theory]
    [InlineData("en", "Signed in, in the demonstration", "Front desk")]
    [InlineData("es", "Inició sesión en la demostración", "Recepción")]
    public async Task The_viewer_speaks_words_and_not_code(string language, string did, string role)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Demonstration();
        await clinic.Run(new SignInAs(Simulated), new(clinic.Here, new(clinic.FrontDesk.Id!.Value), null));
        await clinic.Run(new Filiform.Journeys.Practice.Day.CheckDay(), new(null), clinic.FrontDesk);
        await using var server = await TestServer.Start(clinic);

        var page = System.Net.WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.Lead), language).GetStringAsync("/clinic/settings/audit"));

        Assert.Contains(did, page, StringComparison.Ordinal);
        Assert.Contains(role, page, StringComparison.Ordinal);
        // The tests' own use cases have no words.
        Assert.DoesNotMatch("<code>(?!Direct)", page);
    }
}
