using Filiform.Journeys.Treat;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Treat;

public sealed class RecordInsertionTests
{
    [Fact]
    public async Task Keeps_the_row_and_says_at_once_what_the_rules_say_of_the_muscle()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic, [new("lumbar-multifidus-lower", "left")]);
        await clinic.Do(work => work.Execute("insert into credential (id, practitioner, kind, number, issuer, recorded_at) values (@id, @Okafor, 'dn-level-2', 'L2', 'A school', @Now)",
            new { id = Guid.NewGuid(), clinic.Okafor, work.Now }));

        var saved = await room.Needle(TreatRoom.Calf with { Muscle = "lumbar-multifidus-lower", Note = "  Familiar pain " });

        Assert.Null(saved.Refusal);
        Assert.Contains(saved.Value.Rules, rule => rule is { Rule: "sr-spinal-canal-caution", State: "fired" });
        var row = Assert.Single((await room.Look()).Chart.Insertions);
        Assert.Equal(("lumbar-multifidus-lower", 0.30m, 40, 20, 2, 0, "Familiar pain"), (row.Muscle, row.GaugeMm, row.LengthMm, row.DepthMm, row.NeedlesIn, row.NeedlesOut, row.Note));
    }

    [Theory]
    [InlineData("muscle")]
    [InlineData("side")]
    [InlineData("gauge")]
    [InlineData("length")]
    [InlineData("depth")]
    [InlineData("technique")]
    [InlineData("twitch")]
    [InlineData("in")]
    [InlineData("out")]
    [InlineData("view")]
    [InlineData("row-note")]
    public async Task Names_the_field_that_is_wrong(string field)
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var calf = TreatRoom.Calf;
        var wrong = field switch
        {
            "muscle" => calf with { Muscle = "heart" }, "side" => calf with { Side = "midline" }, "gauge" => calf with { GaugeMm = 1 }, "length" => calf with { LengthMm = 41 },
            "depth" => calf with { DepthMm = 41 }, "technique" => calf with { Technique = "magic" }, "twitch" => calf with { Twitch = "loud" }, "in" => calf with { In = 21 },
            "out" => calf with { Out = 3 }, "view" => calf with { FigureView = "front", X = 0, Y = 0 }, _ => calf with { Note = new string('x', 501) },
        };

        var saved = await room.Needle(wrong);

        Assert.Equal(422, saved.Refusal!.Status);
        Assert.Equal([field], saved.Refusal.Reasons.Select(reason => reason.Field));
    }

    [Fact]
    public async Task Writes_one_row_for_two_clicks()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);

        var both = await Task.WhenAll(room.Needle(key: "row"), room.Needle(key: "row"));
        var third = await room.Needle(key: "row");

        Assert.Equal(both[0].Value.Insertion, third.Value.Insertion);
        Assert.Single((await room.Look()).Chart.Insertions);
    }

    [Fact]
    public async Task Finds_the_region_under_the_pin()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var seed = TreatRoom.Content.Atlas.RegionById["chest-left"].Seed;

        var refused = await room.Needle(TreatRoom.Calf with { FigureView = "front", X = seed.X, Y = seed.Y });

        // A pin over the chest is a needle over the lung, whatever muscle the row names.
        Assert.Contains("Lung-field target without a confirmed landmark", refused.Refusal!.Reasons.Select(reason => reason.Facts[0].ToString()));
    }

    [Fact]
    public async Task Changes_a_row_only_as_it_was_seen_and_counts_out_whatever_the_rules_say()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        await room.Answer("s-hand-hygiene", TreatRoom.No);

        Assert.Equal("blocked", (await Change(1, TreatRoom.Calf with { Muscle = "soleus" })).Refusal!.Code);
        Assert.Null((await Change(1, TreatRoom.Calf with { Twitch = "weak", Out = 2 })).Refusal);
        Assert.Equal(Refusal.Stale, (await Change(1, TreatRoom.Calf)).Refusal);

        Task<Result<InsertionSaved>> Change(int version, Needles needles) => clinic.Run(
            new ChangeInsertion(TreatRoom.Content), new(room.Patient, room.Session, row.Insertion, version, needles), clinic.Therapist);
    }

    /// <summary>A needle on the other side than planned, drawn and checked aloud once went in and was signed without a word.</summary>
    [Fact]
    public async Task A_needle_on_a_side_that_was_not_meant_is_named_and_is_not_signed_without_a_reason()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic, [new("gastrocnemius-medial", "left")]);
        Assert.Null((await room.Needle(TreatRoom.Calf with { Side = "right" })).Refusal);
        await using var server = await TestServer.Start(clinic);
        Assert.Contains("Not among the muscles and sides meant for today", await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/sessions/{room.Session}"), StringComparison.Ordinal);
        await room.AllOut();
        await room.Answer(TreatRoom.Finished);

        Assert.Contains("not-meant-right", (await room.Sign()).Refusal!.Reasons.Select(reason => reason.Code));

        var row = (await room.Look()).Chart.Insertions.Single();
        Assert.Null((await clinic.Run(new ChangeInsertion(TreatRoom.Content), new(room.Patient, room.Session, row.Id, row.Version, TreatRoom.Calf with { Side = "right", Out = 2, Note = "Pain is on the right today." }), clinic.Therapist)).Refusal);
        Assert.Null((await room.Sign()).Refusal);
    }

    [Fact]
    public async Task A_muscle_that_needs_more_training_is_refused_by_the_name_of_what_is_missing()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);

        var refused = await room.Needle(TreatRoom.Calf with { Muscle = "subscapularis" });

        Assert.Equal(["Dry needling advanced training", "Subscapularis"], refused.Refusal!.Reasons.Single(reason => reason.Code == "lacks-for-muscles").Facts.Cast<string>());
    }

    [Fact]
    public async Task Removes_a_row_once_and_takes_it_back()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;
        var version = row.Version;

        // With its needles in, the count would be even although they are not out.
        Assert.Equal("needles-still-in", (await Remove()).Refusal!.Reasons.Single().Code);
        await room.AllOut();
        version = (await room.Look()).Chart.Insertions.Single().Version;
        Assert.Null((await Remove()).Refusal);
        Assert.Equal(Refusal.Stale, (await Remove()).Refusal);
        Assert.Null((await room.Needle()).Refusal);

        Task<Result<Saved>> Remove() => clinic.Run(new RemoveInsertion(), new(room.Patient, room.Session, row.Insertion, version), clinic.Therapist);
    }

    [Fact]
    public async Task Counts_no_more_out_than_went_in()
    {
        await using var clinic = await TestClinic.New();
        var room = await TreatRoom.Ready(clinic);
        var row = (await room.Needle()).Value;

        var counted = await clinic.Run(new CountOut(), new(room.Patient, room.Session, row.Insertion, 3), clinic.Therapist);

        Assert.Equal("number-between", Assert.Single(counted.Refusal!.Reasons).Code);
    }
}
