using Filiform.Journeys.Practice.Auditing;
using Filiform.Journeys.Practice.Settings;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Practice;

public sealed class SettingsTests
{
    [Fact]
    public async Task Counts_what_needs_attention()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Do(work => work.Execute("update credential set expires_on = @day where kind = 'pt-licence'", new { day = new LocalDate(2026, 12, 1) }));
        await clinic.Do(async work => await Filiform.Journeys.Shared.Mail.Letters.Write(work, new(null, "a@example.org", "en", "s", "b")));
        var show = new ShowSettings(new("http://localhost", false, null), clinic.Database, clinic.Database.Vault);

        var lead = (await clinic.Run(show, new(), clinic.Lead)).Value;
        var admin = (await clinic.Run(show, new(), clinic.Admin)).Value;

        Assert.Equal((1, 1, 0), (lead.MailWaiting, lead.Expiring, lead.Expired));
        Assert.Null(lead.LastBackup);
        Assert.Null(lead.Keys);
        Assert.NotNull(admin.Keys);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(show, new(), clinic.Therapist)).Refusal);
    }

    [Fact]
    public async Task The_clinics_details_change_once_and_not_over_another()
    {
        await using var clinic = await TestClinic.New();
        var known = (await clinic.Run(new ReadClinic(), new(), clinic.Lead)).Value;
        var wish = known.Details with { Phone = "(520) 555-0199", HoursEnglish = "Mon to Fri, 8 to 5", CancelCutOffHours = "24" };

        var first = await clinic.Run(new ChangeClinic(), new(known.Version, wish), clinic.Lead);
        var again = await clinic.Run(new ChangeClinic(), new(known.Version, wish), clinic.Lead);
        var stale = await clinic.Run(new ChangeClinic(), new(known.Version, wish with { City = "Phoenix" }), clinic.Admin);

        Assert.Null(first.Refusal);
        Assert.Null(again.Refusal);
        Assert.Equal(Refusal.Stale, stale.Refusal);
        Assert.Equal(wish, (await clinic.Run(new ReadClinic(), new(), clinic.Lead)).Value.Details);
    }

    [Fact]
    public async Task The_clinics_details_name_what_is_wrong()
    {
        await using var clinic = await TestClinic.New();
        var known = (await clinic.Run(new ReadClinic(), new(), clinic.Lead)).Value;

        var refused = await clinic.Run(new ChangeClinic(), new(known.Version, known.Details with { Name = null, Phone = "12", Email = "none", CancelCutOffHours = "-3" }), clinic.Lead);

        Assert.Equal(["name", "email", "phone", "cut-off"], refused.Refusal!.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task A_room_in_use_is_not_closed()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(new ChangeRoom(), new(clinic.RoomOne, 1, "Room 1", false), clinic.Lead);
        await clinic.Run(new AddRoom(), new("Room 2", null), clinic.Lead);
        var twice = await clinic.Run(new AddRoom(), new("Room 2", null), clinic.Lead);
        var second = (await clinic.Run(new ShowRooms(), new(), clinic.Lead)).Value.Single(room => room.Name == "Room 2");
        var closed = await clinic.Run(new ChangeRoom(), new(second.Id, second.Version, "Room 2", false), clinic.Lead);
        var stale = await clinic.Run(new ChangeRoom(), new(second.Id, second.Version, "Gym", true), clinic.Lead);

        Assert.Equal("room-in-use", Assert.Single(refused.Refusal!.Reasons).Code);
        Assert.Equal("room-exists", Assert.Single(twice.Refusal!.Reasons).Code);
        Assert.Null(closed.Refusal);
        Assert.Equal(Refusal.Stale, stale.Refusal);
    }

    [Fact]
    public async Task The_audit_log_can_be_searched()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Run(new Filiform.Journeys.Practice.Register.SearchPatients(), new("ort"), clinic.FrontDesk);
        await clinic.Run(new Filiform.Journeys.Practice.Register.SearchPatients(), new("ort"), clinic.Admin);
        var number = await clinic.Scalar<string>("select number from patient where id = @patient", new { patient });

        async Task<int> Count(ShowAudit.Request request) => (await clinic.Run(new ShowAudit(), request, clinic.Lead)).Value.Entries.Count(entry => entry.UseCase == "SearchPatients");

        Assert.Equal(2, await Count(new()));
        Assert.Equal(1, await Count(new(PatientNumber: number)));
        Assert.Equal(1, await Count(new(Outcome: "refused")));
        Assert.Equal(1, await Count(new(Person: new(clinic.FrontDesk.Id!.Value))));
        Assert.Equal(2, await Count(new(UseCase: "SearchPatients")));
        Assert.Equal(0, await Count(new(First: new(2026, 11, 22))));
        Assert.Equal("no-such-number", Assert.Single((await clinic.Run(new ShowAudit(), new(PatientNumber: "NOBODY"), clinic.Lead)).Refusal!.Reasons).Code);
    }

    [Fact]
    public async Task The_audit_log_names_who_signed_in_and_never_who_failed_to()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var okafor = await Access.Known.Of(clinic, clinic.Therapist);
        await okafor.Begin(server.Client(), "not the password at all");
        await okafor.SignIn(server.Client());

        var entries = (await clinic.Run(new ShowAudit(), new(), clinic.Lead)).Value.Entries;
        var signIn = Assert.Single(entries, entry => entry.UseCase == "FinishSignIn");

        Assert.Equal(("staff", "therapist", "done"), (signIn.ActorKind, signIn.Who, signIn.Outcome));
        Assert.DoesNotContain(entries, entry => entry.UseCase is "CheckPassword" or "RefuseSignIn" && entry.Who is not null);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from audit where use_case = 'RefuseSignIn' and actor is null"));
        Assert.Contains((await clinic.Run(new ShowAudit(), new(Person: okafor.Staff), clinic.Lead)).Value.Entries, entry => entry.Id == signIn.Id);
    }

    [Fact]
    public async Task The_audit_log_can_be_searched_for_those_who_have_no_name()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await clinic.Run(new Filiform.Journeys.Practice.Register.SearchPatients(), new("ort"), clinic.FrontDesk);
        await clinic.Run(new Filiform.Journeys.Practice.Register.ReadContact(), new(patient), clinic.Link(patient));

        var links = (await clinic.Run(new ShowAudit(), new(ActorKind: "link"), clinic.Lead)).Value.Entries;

        Assert.Equal("link", Assert.Single(links.Select(entry => entry.ActorKind).Distinct()));
        Assert.Contains(links, entry => entry.UseCase == "ReadContact");
    }

    [Theory]
    [InlineData("en", "Searched for patients", "Front desk")]
    [InlineData("es", "Buscó pacientes", "Recepción")]
    public async Task The_audit_pages_speak_in_words(string language, string said, string role)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();
        await clinic.Run(new Filiform.Journeys.Practice.Register.SearchPatients(), new("ort"), clinic.FrontDesk);
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead), language);

        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync("/clinic/settings/audit"));
        var file = await (await TestServer.Post(client, "/clinic/settings/audit", [], "/clinic/settings/audit?handler=csv")).Content.ReadAsStringAsync();

        Assert.Contains($">{said}<", page, StringComparison.Ordinal);
        Assert.Contains($">{role}<", page, StringComparison.Ordinal);
        // The fixture writes by a use case of its own, which has no words.
        Assert.DoesNotMatch("<code>(?!Direct`1)", page);
        Assert.Contains(said, file, StringComparison.Ordinal);
        Assert.Contains(role, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_letters_worry_nobody_in_the_demonstration()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Demonstration();
        await clinic.Do(work => work.Execute("""
            insert into mail (id, clinic, recipient, language, subject, body, created_at) values (@id, @clinic, 'x', 'en', 'x', 'x', @Now)
            """, new { id = Guid.CreateVersion7(), work.Now }));
        foreach (var demonstration in new[] { false, true })
        {
            await using var server = await TestServer.Start(clinic, demonstration);
            var page = await server.Client(await server.SignIn(clinic.Lead)).GetStringAsync("/clinic/settings");

            Assert.Equal(!demonstration, page.Contains("FILIFORM_SMTP", StringComparison.Ordinal));
            Assert.Equal(demonstration, page.Contains("1 letter in the mailbox", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_audit_log_is_read_page_by_page_without_a_gap()
    {
        await using var clinic = await TestClinic.New();
        for (var at = 0; at < 130; at++)
        {
            clinic.Clock.AdvanceMilliseconds(5);
            await clinic.Run(new ShowRooms(), new(), clinic.FrontDesk);
        }

        var first = (await clinic.Run(new ShowAudit(), new(UseCase: "ShowRooms"), clinic.Lead)).Value;
        var second = (await clinic.Run(new ShowAudit(), new(UseCase: "ShowRooms", Before: first.Entries[^1].Id), clinic.Lead)).Value;

        Assert.Equal((100, true, 30, false), (first.Entries.Length, first.More, second.Entries.Length, second.More));
        Assert.Empty(first.Entries.Select(entry => entry.Id).Intersect(second.Entries.Select(entry => entry.Id)));
    }

    [Fact]
    public async Task The_log_says_that_it_is_whole()
    {
        await using var clinic = await TestClinic.New();
        await AuditSeal.SealSome(clinic.Database, clinic.Clock.GetCurrentInstant());

        Assert.True((await clinic.Run(new CheckAudit(), new(), clinic.Lead)).Value.Ok);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new CheckAudit(), new(), clinic.FrontDesk)).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await clinic.Run(new ShowAudit(), new(), clinic.FrontDesk)).Refusal);
    }

    /// <summary>No longer done, but older logs tell of it.</summary>
    private static readonly string[] Former = [];

    [Fact]
    public void Every_use_case_has_plain_words_in_every_language()
    {
        var words = new Words();
        var names = typeof(ShowAudit).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Filiform", StringComparison.Ordinal) == true && type is { IsClass: true, IsAbstract: false })
            .Where(type => type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IUseCase<,>)))
            .Select(type => type.Name).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.All(Words.Languages, language => Assert.Contains($"audit.{name}", words.Keys(language))));
        Assert.All(Words.Languages, language => Assert.Equal([], words.Keys(language).Where(key => key.StartsWith("audit.", StringComparison.Ordinal)).Select(key => key["audit.".Length..]).Except(names).Except(Former)));
    }

    [Fact]
    public void Both_languages_have_the_same_words()
    {
        var words = new Words();
        Assert.Equal(words.Keys("en").Where(key => key.StartsWith("practice.", StringComparison.Ordinal)).Order(), words.Keys("es").Where(key => key.StartsWith("practice.", StringComparison.Ordinal)).Order());
    }
}
