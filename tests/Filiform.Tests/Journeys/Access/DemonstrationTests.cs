using System.Net;

namespace Filiform.Tests.Journeys.Access;

public sealed class DemonstrationTests
{
    [Fact]
    public async Task Is_not_there_in_a_real_installation()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client().GetAsync("/demo")).StatusCode);
    }

    [Fact]
    public async Task Answers_to_no_click_over_a_real_network()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic, demonstration: true);

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client().GetAsync("/demo")).StatusCode);
    }

    [Fact]
    public async Task Signs_in_as_any_role_with_one_click_and_steps_up_with_another()
    {
        await using var clinic = await Simulated();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        var client = server.Client();

        var signedIn = await TestServer.Post(client, "/demo", [Known.Field("clinic", clinic.Here.ToString()), Known.Field("staff", clinic.Admin.Id.ToString()!)]);
        var home = await client.GetAsync("/clinic");
        clinic.Clock.AdvanceMinutes(6);
        var steppedUp = await TestServer.Post(client, "/clinic/step-up?return=%2Fclinic%2Fsettings%2Fusers", [Known.Field("return", "/clinic/settings/users")], to: "/clinic/step-up?handler=Demonstration");

        Assert.Equal("/clinic", signedIn.Headers.Location?.OriginalString);
        Assert.Equal("/clinic/settings", home.Headers.Location?.OriginalString);
        Assert.Equal("/clinic/settings/users", steppedUp.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Signs_in_as_a_patient()
    {
        await using var clinic = await Simulated();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        var patient = await clinic.Patient();
        await clinic.Appointment(patient);
        var client = server.Client();

        Assert.Contains("Maribel Ortega", await client.GetStringAsync("/demo"), StringComparison.Ordinal);
        var signedIn = await TestServer.Post(client, "/demo", [Known.Field("clinic", clinic.Here.ToString()), Known.Field("patient", patient.ToString())]);

        Assert.Equal("/me", signedIn.Headers.Location?.OriginalString);
        Assert.Contains("Hello, Maribel", await client.GetStringAsync("/me"), StringComparison.Ordinal);
    }

    /// <summary>A link from the shell leads to one button that has the focus.</summary>
    [Fact]
    public async Task Offers_one_person_for_each_role_first()
    {
        await using var clinic = await Simulated();
        await using var server = await TestServer.Start(clinic, demonstration: true);
        await clinic.Appointment(await clinic.Patient());

        var plain = await Buttons(server, "/demo");
        var asked = await Buttons(server, "/demo?as=clinic-lead");

        Assert.Equal(["Therapist", "Front desk", "Clinic lead", "Quality lead", "Administrator", "Patient"], plain.Take(6).Select(button => button.Role));
        Assert.DoesNotContain(plain, button => button.Focused);
        Assert.Equal(("Clinic lead", true), asked[0]);
        Assert.Single(asked, button => button.Focused);
        Assert.Equal(plain, await Buttons(server, "/demo?as=nobody"));
    }

    private static async Task<ImmutableArray<(string Role, bool Focused)>> Buttons(TestServer server, string path)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await server.Client().GetStringAsync(path));
        return [.. page.QuerySelectorAll("main button.btn span, .page button.btn span").Distinct().Select(label => (label.TextContent, label.ParentElement!.HasAttribute("autofocus")))];
    }

    internal static async Task<TestClinic> Simulated()
    {
        var clinic = await TestClinic.New();
        await clinic.Do(work => work.Execute("update network set demonstration = true"));
        return clinic;
    }
}
