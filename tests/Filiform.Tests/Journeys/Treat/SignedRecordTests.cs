using System.Net;
using Filiform.Journeys.Treat;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Treat;

public sealed class SignedRecordTests
{
    [Fact]
    public async Task Shows_the_whole_record_as_it_was_signed()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Signed(clinic);
        // What changes afterwards changes nothing of what was signed.
        await room.SetPlan([new("soleus", "right")]);

        var page = await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/sessions/{room.Session}");

        Assert.Contains("Hands cleaned before needling", page, StringComparison.Ordinal);
        Assert.Contains("Prone", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Minutes observed after the last needle", page, StringComparison.Ordinal);
        Assert.Contains("agrees to today", page, StringComparison.Ordinal);
        Assert.Contains("class=\"bc-n\"", page, StringComparison.Ordinal);
        Assert.Contains("Gastrocnemius, medial head (left)", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Soleus (right)", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("(2026)", page, StringComparison.Ordinal);
        var body = (await room.Look()).Signed[0].Body;
        var hygiene = SignedSession.Read(TreatRoom.Content, body).Answer("s-hand-hygiene")!;
        Assert.Equal(("Yes", true), (hygiene.Answer, hygiene.By is not null && hygiene.At is not null));
    }

    [Fact]
    public async Task Reads_a_record_of_the_first_format()
    {
        const string body = """
            {"format":1,"kind":"session","clinic":{"id":"x","name":"Mesa Grove"},"signedBy":"R. Okafor","signedAt":"2026-01-02T10:00:00Z",
             "patient":{"id":"y","number":"7","name":"Maribel Ortega","birthDate":"1980-04-22"},"practitioner":"R. Okafor","openedAt":"2026-01-02T09:00:00Z",
             "endedAt":"2026-01-02T10:00:00Z","needlesIn":1,"needlesOut":1,"insertions":[{"id":"z","position":1,"muscle":"soleus","side":"left","gaugeMm":0.3,"lengthMm":40,
             "technique":"deep","twitch":"none","electrical":false,"needlesIn":1,"needlesOut":1,"recordedAt":"2026-01-02T09:10:00Z"}],
             "rules":[{"id":"sr-position-upright","state":"fired"}],"decisions":[],"steps":[],"events":[],"knowledgeVersion":"1","facts":{"s-hand-hygiene":true}}
            """;

        var signed = SignedSession.Read(TreatRoom.Content, body);

        Assert.Equal("Soleus", signed.Insertions[0].Name);
        Assert.Equal("Yes", signed.Answer("s-hand-hygiene")!.Answer);
        Assert.NotEqual("sr-position-upright", signed.Fired.Single().Title);
        Assert.Null(signed.Agreed);
    }

    [Fact]
    public async Task Signs_late_by_the_age_the_screening_had_when_the_needles_were_in()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        await room.Treat();
        clinic.Clock.Advance(Duration.FromDays(31));

        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task Keeps_the_addendum_while_its_writer_confirms_who_they_are()
    {
        await using var clinic = await TestClinic.New();
        await using var server = await TestServer.Start(clinic);
        var room = await Signed(clinic);
        var client = server.Client(await server.SignIn(clinic.Therapist));
        clinic.Clock.Advance(Duration.FromMinutes(6));

        var sent = await TestServer.Post(client, $"/clinic/sessions/{room.Session}",
            [new("addendum-reason", "Phone call"), new("addendum-text", "No soreness at all"), new("key", "k1")], $"/clinic/sessions/{room.Session}?handler=Addendum");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.StartsWith("/clinic/step-up?return=", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("No soreness at all", await client.GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);
        Assert.DoesNotContain("No soreness", await clinic.Scalar<string>("select body from addendum_draft where clinic = @clinic"), StringComparison.Ordinal);

        await clinic.Run(new AddAddendum(clinic.Database.Vault), new(room.Patient, room.Session, "Phone call", "No soreness at all"), clinic.Therapist);
        Assert.Equal(0, await clinic.Scalar<int>("select count(*) from addendum_draft where clinic = @clinic"));
    }

    private static async Task<TreatRoom> Signed(TestClinic clinic)
    {
        var room = await TreatRoom.Ready(clinic);
        var seed = TreatRoom.Content.Atlas.RegionById["calf-left"].Seed;
        await room.Needle(TreatRoom.Calf with { FigureView = "back", X = seed.X, Y = seed.Y });
        await room.AllOut();
        await room.Answer(TreatRoom.Finished);
        Assert.Null((await room.Sign()).Refusal);
        return room;
    }
}
