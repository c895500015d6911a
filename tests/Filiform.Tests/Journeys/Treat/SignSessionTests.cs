using System.Text.Json;
using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Treat;

public sealed class SignSessionTests
{
    [Fact]
    public async Task Freezes_the_record_ends_the_visit_and_tells_follow_up()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await clinic.Run(new SetPain(), new(room.Patient, room.Session, 6, 3), clinic.Therapist);

        var signed = await room.Sign();

        Assert.Null(signed.Refusal);
        // Three atlas entries, two of them calf: gastrocnemius, soleus and tibialis anterior are three muscles.
        Assert.Equal("20561", signed.Value.Code);
        Assert.Equal("completed", await clinic.Scalar<string>("select status from appointment where clinic = @clinic and finished_at is not null"));
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from outbox where kind = 'session-signed'"));
        Assert.Equal(6m, await clinic.Scalar<decimal>("select score from instrument_answer where clinic = @clinic and instrument = 'nprs'"));
        var view = await room.Look();
        Assert.True(Assert.Single(view.Signed).Verified);
        Assert.Equal(signed.Value.Hash, view.Signed[0].Hash);
        using var body = JsonDocument.Parse(view.Signed[0].Body);
        Assert.Equal(3, body.RootElement.GetProperty("insertions").GetArrayLength());
        Assert.Equal(4, body.RootElement.GetProperty("needlesOut").GetInt32());
        Assert.Equal("prone", body.RootElement.GetProperty("facts").GetProperty("s-position").GetString());
        Assert.Contains("Gastrocnemius", view.Chart.Session.Note, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("update session set note = 'x' where id = @Session")]
    [InlineData("delete from session where id = @Session")]
    [InlineData("update insertion set needles_in = 1 where session = @Session")]
    [InlineData("delete from insertion where session = @Session")]
    [InlineData("update session_fact set value = 'true' where session = @Session")]
    [InlineData("delete from session_fact where session = @Session")]
    [InlineData("update signed_record set hash = 'x' where about = @Session")]
    [InlineData("delete from signed_record where about = @Session")]
    public async Task Leaves_nothing_that_SQL_could_change(string sql)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => clinic.Do(work => work.Execute(sql, new { room.Session })));
    }

    [Fact]
    public async Task Lets_one_of_two_tabs_sign()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var version = (await room.Look()).Chart.Session.Version;

        var both = await Task.WhenAll(room.Sign(version), room.Sign(version));

        Assert.Single(both, each => each.Refusal is null);
        Assert.Equal(409, both.Single(each => each.Refusal is not null).Refusal!.Status);
        Assert.Equal(1, await clinic.Scalar<int>("select count(*) from signed_record where clinic = @clinic"));
    }

    [Fact]
    public async Task Refuses_what_was_changed_since_it_was_looked_at()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var version = (await room.Look()).Chart.Session.Version;
        await room.Needle(TreatRoom.Calf with { Muscle = "peroneus-longus", In = 1, Out = 1 });

        Assert.Equal(Refusal.Stale, (await room.Sign(version)).Refusal);
    }

    [Fact]
    public async Task Asks_for_a_fresh_sign_in_and_for_the_therapist_of_the_session()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();

        Assert.Equal(Refusal.StepUpFirst, (await room.Sign(actor: clinic.Therapist with { SteppedUpAt = clinic.Clock.GetCurrentInstant() - Duration.FromMinutes(6) })).Refusal);
        Assert.Equal(404, (await room.Sign(actor: clinic.Lead)).Refusal!.Status);
        Assert.Equal(404, (await room.Sign(actor: clinic.FrontDesk)).Refusal!.Status);
    }

    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-22", false)]
    public async Task Is_judged_by_the_licence_of_the_day_of_the_needles(string expires, bool signs)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await clinic.Do(work => work.Execute("update credential set expires_on = @expires where kind = 'pt-licence'", new { expires = NodaTime.Text.LocalDatePattern.Iso.Parse(expires).Value }));
        clinic.MoveTo(3, "09:00");

        var signed = await room.Sign();

        Assert.Equal(signs, signed.Refusal is null);
        // A needle more would be one of today.
        if (!signs) Assert.Contains((await room.Look()).ToSign, reason => reason.Rule.Id == "sr-clinician-not-authorised");
        Assert.NotNull((await room.Needle()).Refusal);
    }

    [Fact]
    public async Task Signs_the_note_that_was_typed_and_not_yet_saved()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        var (client, path) = (server.Client(await server.SignIn(clinic.Therapist)), $"/clinic/sessions/{room.Session}");
        Assert.Matches("form=\"note-form\"[^>]*handler=Sign", await client.GetStringAsync(path));

        var signed = await TestServer.Post(client, path, [new("version", $"{(await room.Look()).Chart.Session.Version}"), new("note", "Calf eased after the second needle.")], $"{path}?handler=Sign");

        Assert.Equal(System.Net.HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal("signed", await clinic.Scalar<string>("select status from session where clinic = @clinic"));
        Assert.Contains("Calf eased after the second needle.", (await room.Look()).Signed[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_note_where_it_refuses_to_sign()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await TreatRoom.Ready(clinic);
        await room.Needle();
        var (client, path) = (server.Client(await server.SignIn(clinic.Therapist)), $"/clinic/sessions/{room.Session}");

        var refused = await TestServer.Post(client, path, [new("version", $"{(await room.Look()).Chart.Session.Version}"), new("note", "Not to be lost.")], $"{path}?handler=Sign");

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Not to be lost.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Not to be lost.", (await room.Look()).Chart.Session.Note);
    }

    [Fact]
    public async Task Waits_until_every_needle_is_accounted_for()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        await room.Answer(TreatRoom.Finished);
        await clinic.Run(new CountOut(), new(room.Patient, room.Session, row.Insertion, 1), clinic.Therapist);

        var refused = await room.Sign();

        Assert.Equal(new Reason("needle-count", null, 2, 1, 1).Code, refused.Refusal!.Reasons[0].Code);
        Assert.Equal([2, 1, 1], refused.Refusal.Reasons[0].Facts.Cast<int>());
        Assert.Equal(404, (await Steps("sr-count-mismatch")).Refusal!.Status);

        Task<Result<Saved>> Steps(string rule) => clinic.Run(
            new RecordSteps(TreatRoom.Content), new(room.Patient, room.Session, rule, ["document-reason", "clinician-review"], "Looked everywhere for it"), clinic.Therapist);
    }

    [Fact]
    public async Task Counts_a_needle_as_accounted_for_once_its_protocol_is_documented()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        await room.Answer(TreatRoom.Finished.Remove("s-adverse-event-recorded").SetItem("s-needle-broken-or-retained", TreatRoom.Yes));
        await clinic.Run(new CountOut(), new(room.Patient, room.Session, row.Insertion, 1), clinic.Therapist);

        Assert.NotNull((await room.Sign()).Refusal);
        Assert.Equal("steps-missing", (await Document(["kept-still"])).Refusal!.Reasons[0].Code);
        Assert.Null((await Document(["kept-still", "site-marked", "patient-told", "emergency-imaging"])).Refusal);
        Assert.Null((await room.Sign()).Refusal);
        Assert.Equal("ae-retained-needle", await clinic.Scalar<string>("select kind from adverse_event where clinic = @clinic"));

        Task<Result<Saved>> Document(ImmutableArray<string> steps) => clinic.Run(
            new RecordRetainedNeedle(TreatRoom.Content), new(room.Patient, room.Session, 1, steps, "Broke at the handle; sent to imaging at once"), clinic.Therapist);
    }

    [Fact]
    public async Task Passes_a_true_rule_of_signing_once_what_it_requires_was_done()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Answer("s-bleeding-controlled", TreatRoom.No);
        await clinic.Run(new ReportAdverseEvent(TreatRoom.Content), new(room.Patient, room.Session, "ae-bleeding-excess", Key: "1"), clinic.Therapist);

        Assert.NotNull((await room.Sign()).Refusal);
        Assert.Equal("steps-missing", (await Record([])).Refusal!.Reasons[0].Code);
        Assert.Null((await Record(["clinician-review", "document-reason"])).Refusal);
        Assert.Null((await room.Sign()).Refusal);

        Task<Result<Saved>> Record(ImmutableArray<string> steps) => clinic.Run(
            new RecordSteps(TreatRoom.Content), new(room.Patient, room.Session, "sr-bleeding-not-controlled", steps, "Pressed ten minutes; lead looked; dry now"), clinic.Therapist);
    }

    [Fact]
    public async Task Believes_no_empty_event_log_when_an_answer_says_otherwise()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Answer("s-vasovagal-event", TreatRoom.Yes);

        var refused = (await room.Sign()).Refusal!;

        Assert.Contains("Adverse event not logged", refused.Reasons.Select(reason => reason.Facts[0].ToString()));
    }

    [Fact]
    public async Task Signs_a_visit_in_which_nothing_was_needled()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Opened(clinic);
        await room.Answer(TreatRoom.Finished);

        var signed = await room.Sign();

        Assert.Null(signed.Refusal);
        Assert.Null(signed.Value.Code);
    }

    [Fact]
    public async Task Signs_what_was_needled_under_a_consent_that_was_withdrawn_later()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        clinic.Clock.AdvanceMinutes(1);
        await room.Withdraw();

        Assert.Equal("blocked", (await room.Needle(TreatRoom.Calf with { Muscle = "peroneus-longus", In = 1 })).Refusal!.Code);
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task Waits_for_a_re_evaluation_that_is_due_or_a_reason()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.SetPlan(TreatRoom.Calves, reviewAt: [1]);
        await room.Treat();
        Assert.Null((await room.Sign()).Refusal);
        clinic.Clock.Advance(Duration.FromDays(3));
        var next = await SecondVisit(clinic, room);
        await next.Treat();

        Assert.Equal(["review-due"], (await next.Sign()).Refusal!.Reasons.Select(reason => reason.Code));
        await clinic.Run(new RecordSteps(TreatRoom.Content), new(next.Patient, next.Session, "review-due", [], "Patient late; re-evaluation booked for Friday"), clinic.Therapist);
        Assert.Null((await next.Sign()).Refusal);
    }

    [Fact]
    public async Task Knows_at_the_next_visit_what_was_needled_and_when()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Sign();
        clinic.Clock.Advance(Duration.FromDays(1));

        var next = await SecondVisit(clinic, room);

        var facts = (await next.Look()).Now.Facts;
        Assert.Equal(new Filiform.Clinical.Rules.Value.YesNo(false), facts["s-first-session"]);
        Assert.Equal(new Filiform.Clinical.Rules.Value.Number(1), facts["s-days-since-last-session-same-site"]);
        Assert.Equal("blocked", (await next.Needle()).Refusal!.Code);
    }

    [Fact]
    public async Task Takes_addenda_and_nothing_else_once_signed()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        Assert.Equal(AddAddendum.NotSigned, (await Add("Left out", "Depth was 22 mm")).Refusal);
        await room.Treat();
        await room.Sign();

        Assert.Equal("already-signed", (await room.Needle()).Refusal!.Code);
        Assert.Equal("already-signed", (await room.AllOut()).Refusal!.Code);
        Assert.Equal("too-short", (await Add("", "text")).Refusal!.Reasons[0].Code);
        var first = await Add("Left out", "Depth was 22 mm", key: "1");
        var again = await Add("Left out", "Depth was 22 mm", key: "1");
        Assert.Equal(first.Value, again.Value);
        var view = await room.Look();
        Assert.Equal("Depth was 22 mm", Assert.Single(view.Addenda).Body);
        Assert.Equal(2, view.Signed.Count(row => row.Verified));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => clinic.Do(work => work.Execute("update addendum set body = 'x' where clinic = @clinic")));

        Task<Result<Id<Addendum>>> Add(string reason, string text, string? key = null) => clinic.Run(
            new AddAddendum(clinic.Database.Vault), new(room.Patient, room.Session, reason, text, key), clinic.Therapist);
    }

    private static async Task<TreatRoom> SecondVisit(TestClinic clinic, TreatRoom first)
    {
        var next = await first.NextVisit();
        await next.Answer(TreatRoom.Checked);
        return next;
    }
}
