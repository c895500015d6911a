using System.Text.Json;
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
    public async Task Knows_at_the_next_visit_what_was_needled_and_when()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        await room.Sign();
        clinic.Clock.Advance(Duration.FromDays(1));

        var next = await room.NextReady();

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
}
