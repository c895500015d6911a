using System.Net;
using System.Text.RegularExpressions;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Access;

/// <summary>The frame around a staff member's pages leads only where that person may go.</summary>
public sealed partial class StaffFrameTests
{
    [Fact]
    public async Task Every_door_that_a_role_is_shown_opens()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        foreach (var staff in new[] { clinic.Therapist, clinic.FrontDesk, clinic.Lead, clinic.QualityLead, clinic.Admin })
        {
            var client = server.Client(await server.SignIn(staff));
            var home = await client.GetAsync("/clinic");
            Assert.Equal(HttpStatusCode.Found, home.StatusCode);
            var page = await client.GetStringAsync(home.Headers.Location);

            Assert.Contains("""<a class="brand" href="/clinic" """, page, StringComparison.Ordinal);
            foreach (Match door in Door().Matches(page.Split("<main")[0]))
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(door.Groups[1].Value)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/clinic/today")]
    [InlineData("/clinic/patients/0190b3a4-0000-7000-8000-000000000000")]
    [InlineData("/no-such-page")]
    public async Task What_is_not_for_a_staff_member_is_said_in_the_staffs_frame_with_a_way_back(string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        foreach (var staff in new[] { clinic.QualityLead, clinic.Admin })
        {
            var answer = await server.Client(await server.SignIn(staff)).GetAsync(path);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("""<body class="app">""", page, StringComparison.Ordinal);
            Assert.Contains("""<a class="btn" href="/clinic">""", page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("href=\"(/clinic/[^\"]*)\"")]
    private static partial Regex Door();
}
