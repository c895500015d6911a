using System.Collections.Immutable;
using System.Net;
using Filiform.Journeys.Access;
using Filiform.Journeys.FollowUp;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.FollowUp;

public sealed class CheckInPageTests
{
    [Fact]
    public async Task Say_the_emergency_above_a_form_that_is_not_finished()
    {
        await using var clinic = await TestClinic.New();
        var (path, _, _) = await Linked(clinic);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client();

        var answer = await TestServer.Post(client, path, [new("fu-breathless", "severe")]);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("href=\"tel:911\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"fu-chest-pain\"", page, StringComparison.Ordinal);
        Assert.Matches("value=\"severe\"[^>]*checked", page);
        // Whoever is to call for help is not told of two dozen fields that are empty.
        Assert.DoesNotContain("errsum", page, StringComparison.Ordinal);
        Assert.Contains("Your answers are kept. Help comes first", page, StringComparison.Ordinal);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from alert where level = 'emergency'"));
    }

    [Fact]
    public async Task Ask_a_link_alone_only_for_what_is_left_and_show_nothing_that_was_told()
    {
        await using var clinic = await TestClinic.New();
        var (path, _, _) = await Linked(clinic);
        await using var server = await TestServer.Start(clinic);
        await TestServer.Post(server.Client(), path, [new("fu-bruise", "small"), new("fu-comment", "Thanks to Ada")]);

        var page = await server.Client().GetStringAsync(path);

        Assert.Contains("What you told us so far is saved", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"fu-bruise\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thanks to Ada", page, StringComparison.Ordinal);
        Assert.Contains("name=\"fu-fever\"", page, StringComparison.Ordinal);

        var sent = await TestServer.Post(server.Client(), path, Well.Where(each => each.Key != "fu-bruise"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal("self-care", await clinic.Scalar<string>("select level from check_in where status = 'answered'"));
    }

    [Fact]
    public async Task Show_what_was_kept_to_whoever_gave_the_birth_date()
    {
        await using var clinic = await TestClinic.New();
        var (path, patient, link) = await Linked(clinic);
        await using var server = await TestServer.Start(clinic);
        await TestServer.Post(server.Client(), path, [new("fu-bruise", "small")]);

        var cookie = await clinic.Do(work => SignIns.Open(work, "link", 1, patient: patient, link: link, clinic: clinic.Here));
        var page = await server.Client(cookie).GetStringAsync(path);

        Assert.Matches("value=\"small\"[^>]*checked", page);
    }

    [Fact]
    public async Task Once_sent_show_the_advice_and_later_only_that_it_was_sent()
    {
        await using var clinic = await TestClinic.New();
        var (path, patient, link) = await Linked(clinic);
        await using var server = await TestServer.Start(clinic);
        await TestServer.Post(server.Client(), path, Well.Where(each => each.Key != "fu-mood").Append(new("fu-mood", "self-harm")));

        var now = await server.Client().GetStringAsync(path);
        Assert.Contains("href=\"tel:988\"", now, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"fu-fever\"", now, StringComparison.Ordinal);

        clinic.Clock.Advance(Duration.FromHours(2));
        var later = await server.Client().GetStringAsync(path);
        Assert.DoesNotContain("tel:988", later, StringComparison.Ordinal);
        Assert.Contains("?again=true", later, StringComparison.Ordinal);
        Assert.Contains("name=\"fu-fever\"", await server.Client().GetStringAsync(path + "?again=true"), StringComparison.Ordinal);

        var cookie = await clinic.Do(work => SignIns.Open(work, "link", 1, patient: patient, link: link, clinic: clinic.Here));
        Assert.Contains("href=\"tel:988\"", await server.Client(cookie).GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_alert_links_the_record_only_for_those_who_may_open_it()
    {
        await using var clinic = await TestClinic.New();
        var (path, patient, _) = await Linked(clinic);
        await using var server = await TestServer.Start(clinic);
        await TestServer.Post(server.Client(), path, [new("fu-breathless", "severe")]);
        var record = $"href=\"/clinic/patients/{patient}\"";

        var own = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync("/clinic/alerts");
        Assert.Contains(record, own, StringComparison.Ordinal);
        Assert.Contains("mailto:maribel@example.org", own, StringComparison.Ordinal);

        await clinic.Do(work => work.Execute("update staff set practitioner = null where email = 'therapist@example.org'"));
        var other = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync("/clinic/alerts");
        Assert.DoesNotContain(record, other, StringComparison.Ordinal);
        Assert.Contains("Maribel Ortega", other, StringComparison.Ordinal);
    }

    private static readonly ImmutableArray<KeyValuePair<string, string>> Well =
    [
        .. from answer in TestCare.AllWell
           select KeyValuePair.Create(answer.Key, answer.Value switch
           {
               Filiform.Clinical.Rules.Value.YesNo { Yes: var yes } => yes ? "true" : "false",
               Filiform.Clinical.Rules.Value.Option { Id: var id } => id,
               Filiform.Clinical.Rules.Value.Options { Ids: var ids } => ids[0],
               _ => "0",
           }),
    ];

    private static async Task<(string Path, Id<Patient> Patient, Id<PrivateLink> Link)> Linked(TestClinic clinic)
    {
        var patient = await clinic.Patient();
        await clinic.SignedSession(patient, await clinic.Appointment(patient), await clinic.Screening(patient));
        await clinic.DoDue(new PlanCheckIns());
        var checkIn = await clinic.Scalar<Id<CheckIn>>("select id from check_in where hours = 24");
        await clinic.Do(work => work.Execute("update check_in set status = 'sent' where id = @checkIn", new { checkIn }));
        clinic.Clock.Advance(Duration.FromHours(25));
        var token = await clinic.Do(work => PrivateLinks.Issue(work, "check-in", patient, work.Now + Duration.FromDays(7), checkIn: checkIn));
        return ($"/checkin/{token}", patient, (await clinic.Do(work => PrivateLinks.Find(work, token)))!.Id);
    }
}
