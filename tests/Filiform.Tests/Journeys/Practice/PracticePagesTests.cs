using System.Net;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Practice;

public sealed class PracticePagesTests
{
    private static readonly ImmutableArray<(string Path, string Roles)> Pages =
    [
        ("/clinic/today", "therapist front-desk clinic-lead"), ("/clinic/today/csv", "therapist front-desk clinic-lead"), ("/clinic/today/stamp", "therapist front-desk clinic-lead"),
        ("/clinic/patients", "therapist front-desk clinic-lead"), ("/clinic/patients/new", "therapist front-desk clinic-lead"),
        ("/clinic/settings", "front-desk clinic-lead admin"), ("/clinic/settings/clinic", "clinic-lead admin"),
        ("/clinic/settings/rooms", "front-desk clinic-lead admin"), ("/clinic/settings/rooms/csv", "front-desk clinic-lead admin"),
        ("/clinic/settings/visit-types", "front-desk clinic-lead admin"), ("/clinic/settings/visit-types/csv", "front-desk clinic-lead admin"), ("/clinic/settings/visit-type", "clinic-lead admin"),
        ("/clinic/settings/staff", "front-desk clinic-lead admin"), ("/clinic/settings/staff/csv", "front-desk clinic-lead admin"),
        ("/clinic/settings/roster", "front-desk clinic-lead"), ("/clinic/settings/roster/csv", "front-desk clinic-lead"),
        ("/clinic/settings/audit", "clinic-lead admin"),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Each_role_sees_its_pages_and_nothing_else(string language)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        foreach (var actor in new[] { clinic.Therapist, clinic.FrontDesk, clinic.Lead, clinic.QualityLead, clinic.Admin })
        {
            var client = server.Client(await server.SignIn(actor), language);
            foreach (var (path, roles) in Pages)
            {
                var expected = roles.Split(' ').Contains(actor.Roles[0].Code) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
                Assert.True(expected == (await client.GetAsync(path)).StatusCode, $"{actor.Roles[0]} at {path} should be {expected}.");
            }
        }
    }

    /// <summary>Who comes unprepared fills in on the clinic's tablet, on which nobody of the staff is signed in any more.</summary>
    [Fact]
    public async Task A_device_that_is_handed_to_the_patient_asks_the_birth_date_and_opens_nothing_of_the_staff()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var patient = await clinic.Patient(email: null);
        var visit = await clinic.Appointment(patient, status: "arrived");
        var client = server.Client(await server.SignIn(clinic.FrontDesk));
        var path = $"/clinic/appointments/{visit}";
        Assert.Contains("Fill in here with the patient", await client.GetStringAsync(path), StringComparison.Ordinal);

        var handed = await TestServer.Post(client, path, [], to: path + "?handler=here");
        var opened = handed.Headers.Location!.OriginalString;
        var staff = await client.GetAsync("/clinic/today");
        var first = await client.GetAsync(opened);

        Assert.StartsWith("/prepare/", opened, StringComparison.Ordinal);
        Assert.StartsWith("/signin", staff.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/confirm/", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from audit where use_case = 'PrepareHere' and patient = @patient", new { patient }));
    }

    [Fact]
    public async Task Another_clinics_visit_and_patient_are_not_found()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));

        foreach (var path in new[] { $"/clinic/appointments/{Guid.NewGuid()}", $"/clinic/patients/{Guid.NewGuid()}/contact", $"/clinic/settings/staff/{Guid.NewGuid()}", "/clinic/appointments/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_button_of_the_board_answers_with_the_new_board()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));

        var arrived = await TestServer.Post(client, "/clinic/today", [new("act", $"arrive {visit} 1")]);
        var overtaken = await TestServer.Post(client, "/clinic/today", [new("act", $"no-show {visit} 1")]);
        var nonsense = await TestServer.Post(client, "/clinic/today", [new("act", $"explode {visit} 1")]);

        Assert.Equal(HttpStatusCode.SeeOther, arrived.StatusCode);
        Assert.Equal($"/clinic/today?did=arrive&visit={visit}", arrived.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, overtaken.StatusCode);
        Assert.Contains("The visit is now marked as arrived", await overtaken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task The_day_can_be_taken_along_as_a_list()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Appointment(await clinic.Patient("=cmd", "Ortega"));
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));

        var list = await client.GetStringAsync("/clinic/today/csv");

        Assert.Contains("2026-11-23,09:00,09:30,Booked", list, StringComparison.Ordinal);
        Assert.Contains("'=cmd Ortega", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_leaves_no_name_in_an_address()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));

        var found = await TestServer.Post(client, "/clinic/patients", [new("find", "ortega")]);
        var empty = await TestServer.Post(client, "/clinic/patients", [new("find", "")]);

        Assert.Contains($"/clinic/patients/{patient}", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("", found.RequestMessage!.RequestUri!.Query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        await using var clinic = await TestClinic.New();
        var patient = await clinic.Patient();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));
        var path = $"/clinic/patients/{patient}/contact";
        KeyValuePair<string, string>[] fields = [new("given", "Maribel"), new("family", "Ortega"), new("born", "1980-04-02"), new("email", ""), new("language", "es"), new("version", "1")];

        var wrong = await TestServer.Post(client, path, [.. fields, new("phone", "twelve")]);
        var saved = await TestServer.Post(client, path, [.. fields, new("phone", "(520) 555-0101")]);
        var stale = await TestServer.Post(client, path, [.. fields, new("phone", "(520) 555-0102")]);

        Assert.Contains("value=\"twelve\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var both = await stale.Content.ReadAsStringAsync();
        Assert.Contains("(520) 555-0102", both, StringComparison.Ordinal);
        Assert.Contains("(520) 555-0101", both, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"2\"", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_patient_is_asked_about_and_then_added()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Patient();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.FrontDesk));
        KeyValuePair<string, string>[] fields = [new("given", "Maribel"), new("family", "Ortega"), new("born", "1980-04-02"), new("language", "en")];

        var asked = await TestServer.Post(client, "/clinic/patients/new", [.. fields, new("key", "a")]);
        var added = await TestServer.Post(client, "/clinic/patients/new", [.. fields, new("key", "b"), new("anyway", "yes")]);

        Assert.Contains("1 patient looks like this one", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
    }

    [Fact]
    public async Task Leave_asks_about_the_visits_and_the_answer_saves_it()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead));
        KeyValuePair<string, string>[] fields = [new("kind", "leave"), new("exception-practitioner", clinic.Okafor.ToString()), new("exception-first", "2026-11-23")];
        const string roster = "/clinic/settings/roster";

        var asked = await TestServer.Post(client, roster, fields, roster + "/exception");
        var saved = await TestServer.Post(client, roster, [.. fields, new("accepted", visit.ToString())], roster + "/exception");

        var question = await asked.Content.ReadAsStringAsync();
        Assert.Contains("1 booked visit would have nobody", question, StringComparison.Ordinal);
        Assert.Contains($"name=\"accepted\" value=\"{visit}\"", question, StringComparison.Ordinal);
        Assert.Equal(roster + "?done=exception", saved.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/clinic/settings/roster", "/clinic/settings/roster/shift")]
    [InlineData("/clinic/settings/roster", "/clinic/settings/roster/exception")]
    [InlineData("/clinic/settings/roster", "/clinic/settings/roster/end")]
    [InlineData("/clinic/settings/roster", "/clinic/settings/roster/remove")]
    [InlineData("/clinic/settings/rooms", "/clinic/settings/rooms/add")]
    [InlineData("/clinic/settings/rooms", "/clinic/settings/rooms/change")]
    [InlineData("/clinic/settings/clinic", "/clinic/settings/clinic")]
    [InlineData("/clinic/patients", "/clinic/patients/new")]
    [InlineData("/clinic/settings/audit", "/clinic/settings/audit")]
    [InlineData("/clinic/settings/audit", "/clinic/settings/audit?handler=csv")]
    public async Task Nonsense_is_refused_and_never_a_fault(string page, string path)
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead));
        var nonsense = new string('\u00e9', 3000);
        string[] names =
        [
            "shift", "exception", "room", "version", "known", "end-last", "shift-practitioner", "shift-room", "shift-from", "shift-first", "kind", "exception-first", "exception-last",
            "exception-from", "reason", "accepted", "room-name", "name", "cut-off", "given", "born", "email", "first", "last", "person", "patient", "before", "use-case",
        ];

        foreach (var fields in new[] { [], names.Select(name => new KeyValuePair<string, string>(name, nonsense)) })
            Assert.True((int)(await TestServer.Post(client, page, fields, path)).StatusCode < 500, path);
    }

    [Fact]
    public async Task A_credential_is_recorded_on_its_page()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead));
        var page = $"/clinic/settings/staff/{clinic.Okafor}";

        var wrong = await TestServer.Post(client, page, [new("kind", "bls"), new("number", "CPR-9")], page + "/add");
        var saved = await TestServer.Post(client, page,
            [new("kind", "bls"), new("number", "CPR-9"), new("issuer", "Red Cross"), new("issued", "2026-01-01"), new("expires", "2028-01-01")], page + "/add");

        Assert.Contains("value=\"CPR-9\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(page + "?done=add", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_audit_page_filters_checks_and_exports()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Admin));
        const string page = "/clinic/settings/audit";

        var list = await TestServer.Post(client, page, [new("use-case", "ShowAudit")], page + "?handler=csv");
        var report = await TestServer.Post(client, page, [], page + "?handler=check");
        var nobody = await TestServer.Post(client, page, [new("patient", "NOBODY")]);

        // In words for who reads it, and as its code, last, for what counts it.
        Assert.Matches(",Looked at the audit log,[^\\r\\n]*,ShowAudit\\r?\\n", await list.Content.ReadAsStringAsync());
        Assert.Contains("entries are whole and in order", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
    }
}
