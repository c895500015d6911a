using System.Net;
using Filiform.Journeys.Book;
using Filiform.Journeys.Book.Desk;
using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice.Settings;
using Filiform.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests.Journeys.Practice;

public sealed class VisitTypeTests
{
    private static readonly VisitTypeForm Cupping = new("Scar care", "Cuidado de cicatrices", "40", "0", "10", "15", "120", "60");

    [Fact]
    public async Task A_lead_adds_one_and_it_can_be_booked()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var client = server.Client(await server.SignIn(clinic.Lead));

        var added = await TestServer.Post(client, "/clinic/settings/visit-type", Fields(Cupping));

        Assert.Equal((HttpStatusCode.SeeOther, "/clinic/settings/visit-types?done=yes"), (added.StatusCode, added.Headers.Location!.ToString()));
        var kept = Assert.Single(await All(clinic), each => each.Slug == "scar-care");
        Assert.Equal((Cupping, true, false, 1), (VisitTypeForm.Of(kept), kept.Active, kept.Needling, kept.Version));
        Assert.Contains("Cuidado de cicatrices", await server.Client(language: "es").GetStringAsync("/book/armory-park"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_field_is_named_with_what_it_allows()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);

        var refused = await TestServer.Post(server.Client(await server.SignIn(clinic.Lead)), "/clinic/settings/visit-type",
            Fields(new(null, new string('x', 81), "12", "-5", "125", "0", "many", "731")));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Minutes with the patient: Enter whole minutes from 5 to 480, in steps of five", page, StringComparison.Ordinal);
        Assert.Contains("Name in Spanish: Use at most 80 characters", page, StringComparison.Ordinal);
        Assert.Contains("Days ahead: Write a number from 0 to 730", page, StringComparison.Ordinal);
        foreach (var field in new[] { "name-en", "name-es", "minutes", "before", "after", "step", "notice", "horizon" })
            Assert.Contains($"id=\"visit-{field}-error\"", page, StringComparison.Ordinal);
        // What was typed stands there still.
        Assert.Contains("value=\"many\"", page, StringComparison.Ordinal);
        Assert.Equal(2, (await All(clinic)).Length);
    }

    [Fact]
    public async Task One_name_is_not_given_twice()
    {
        await using var clinic = await TestClinic.New();

        var refused = await clinic.Run(new AddVisitType(), new(Cupping with { NameEnglish = "treatment VISIT" }, false, null), clinic.Lead);

        Assert.Equal(("visit-type-exists", "visit-name-en"), (Assert.Single(refused.Refusal!.Reasons).Code, refused.Refusal.Reasons[0].Field));
    }

    [Fact]
    public async Task The_second_of_two_people_sees_what_the_first_one_saved()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var known = await Treatment(clinic);
        await clinic.Run(new ChangeVisitType(), new(known.Id, 1, VisitTypeForm.Of(known) with { Minutes = "35" }, true), clinic.Admin);

        var client = server.Client(await server.SignIn(clinic.Lead));
        var late = await TestServer.Post(client, $"/clinic/settings/visit-type/{known.Id}",
            Fields(VisitTypeForm.Of(known) with { Minutes = "50" }, ("version", "1"), ("visit-active", "yes")));
        var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Now on file: 35", page, StringComparison.Ordinal);
        Assert.Contains("value=\"50\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"2\"", page, StringComparison.Ordinal);
        Assert.Equal(35, (await Treatment(clinic)).Minutes);
    }

    [Fact]
    public async Task What_is_booked_keeps_its_length_and_what_is_booked_next_takes_the_new_one()
    {
        await using var clinic = await TestClinic.New();
        var visit = await clinic.Appointment(await clinic.Patient());
        var before = await Ends(clinic, visit);
        foreach (var known in await All(clinic))
            Assert.Null((await clinic.Run(new ChangeVisitType(), new(known.Id, known.Version, VisitTypeForm.Of(known) with { Minutes = "60" }, true), clinic.Lead)).Refusal);

        Assert.Equal(before, await Ends(clinic, visit));
        Assert.All(await All(clinic), each => Assert.Equal((60, 2), (each.Minutes, each.Version)));
    }

    [Fact]
    public async Task A_retired_one_is_offered_no_more_and_its_visits_can_still_be_moved()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var patient = await clinic.Patient();
        var visit = await clinic.Appointment(patient);
        var type = (await All(clinic)).Single(each => each.Id == clinic.Consultation);
        await clinic.Do(work => work.Execute("update appointment set visit_type = @Id where clinic = @clinic", new { type.Id }));
        var diaries = server.Services.GetRequiredService<Diaries>();

        Assert.Null((await clinic.Run(new ChangeVisitType(), new(type.Id, type.Version, VisitTypeForm.Of(type), false), clinic.Lead)).Refusal);

        Assert.DoesNotContain("First consultation", await server.Client().GetStringAsync("/book/armory-park"), StringComparison.Ordinal);
        var times = await clinic.Run(new ShowMoveTimes(diaries), new(patient, visit, true, null), clinic.FrontDesk);
        Assert.Equal(type.Id, times.Value.Visit!.Id);
        Assert.NotEmpty(times.Value.Times);
        var free = times.Value.Times[0];
        var desk = server.Services.GetRequiredService<BookAtDesk>();
        var booked = await clinic.Run(desk, new(patient, type.Id, free.Practitioner.Id, free.Room.Id, free.Slot.Start, null), clinic.FrontDesk);
        Assert.Equal(Refusal.NotOffered, booked.Refusal);
    }

    [Fact]
    public async Task The_last_one_in_use_is_not_retired()
    {
        await using var clinic = await TestClinic.New();
        var (first, second) = ((await All(clinic))[0], (await All(clinic))[1]);
        await clinic.Run(new ChangeVisitType(), new(first.Id, 1, VisitTypeForm.Of(first), false), clinic.Lead);

        var refused = await clinic.Run(new ChangeVisitType(), new(second.Id, 1, VisitTypeForm.Of(second), false), clinic.Lead);

        Assert.Equal("visit-type-last", Assert.Single(refused.Refusal!.Reasons).Code);
    }

    [Fact]
    public async Task Only_whoever_may_set_the_clinic_changes_one_and_the_log_says_who()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var known = await Treatment(clinic);

        var refused = await clinic.Run(new ChangeVisitType(), new(known.Id, 1, Cupping, true), clinic.FrontDesk);
        var done = await clinic.Run(new ChangeVisitType(), new(known.Id, 1, Cupping, true), clinic.Lead);

        Assert.Equal(Refusal.NotAllowed, refused.Refusal);
        Assert.Null(done.Refusal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client(await server.SignIn(clinic.FrontDesk)).GetAsync($"/clinic/settings/visit-type/{known.Id}")).StatusCode);
        Assert.Equal(1, await clinic.Scalar<long>("select count(*) from audit where use_case = 'ChangeVisitType' and outcome = 'done' and actor = @actor", new { actor = clinic.Lead.Id }));
    }

    private static async Task<ImmutableArray<VisitTypeRow>> All(TestClinic clinic) => (await clinic.Run(new ShowVisitTypes(), new(), clinic.Lead)).Value;

    private static async Task<VisitTypeRow> Treatment(TestClinic clinic) => (await All(clinic)).Single(each => each.Id == clinic.Treatment);

    private static Task<Instant> Ends(TestClinic clinic, Id<Appointment> visit) => clinic.Scalar<Instant>("select ends_at from appointment where id = @visit", new { visit });

    private static IEnumerable<KeyValuePair<string, string>> Fields(VisitTypeForm form, params (string Name, string Value)[] more) =>
        new (string, string?)[]
        {
            ("visit-name-en", form.NameEnglish), ("visit-name-es", form.NameSpanish), ("visit-minutes", form.Minutes), ("visit-before", form.Before),
            ("visit-after", form.After), ("visit-step", form.Step), ("visit-notice", form.Notice), ("visit-horizon", form.Horizon),
        }.Concat(more.Select(each => (each.Name, (string?)each.Value))).Select(each => KeyValuePair.Create(each.Item1, each.Item2 ?? ""));
}
