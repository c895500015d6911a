using System.Text.Json;
using System.Text.Json.Nodes;
using Filiform.Tests.Journeys.Practice.Network;

namespace Filiform.Tests.Cli;

public sealed class SlotsTests
{
    [Fact]
    public async Task Prints_the_slots_soonest_first_with_the_offset_of_the_clinic()
    {
        var slots = await Slots(new() { ["visitType"] = "follow-up", ["now"] = "2026-06-01T12:00:00Z", ["limit"] = 3 });

        Assert.Equal(
            """
            [{"clinic":"denver","practitioner":"ada-okafor","room":"denver-one","visitType":"follow-up","start":"2026-06-01T09:00:00-06:00","end":"2026-06-01T09:45:00-06:00"},
            {"clinic":"denver","practitioner":"ada-okafor","room":"denver-one","visitType":"follow-up","start":"2026-06-01T09:15:00-06:00","end":"2026-06-01T10:00:00-06:00"},
            {"clinic":"denver","practitioner":"ada-okafor","room":"denver-one","visitType":"follow-up","start":"2026-06-01T09:30:00-06:00","end":"2026-06-01T10:15:00-06:00"}]
            """.ReplaceLineEndings(""),
            slots.GetRawText());
    }

    /// <summary>The licence of the example ends on 30 June.</summary>
    [Fact]
    public async Task Ends_needling_with_the_last_day_of_a_licence_and_leaves_the_rest()
    {
        JsonObject query(string visitType) => new()
        {
            ["visitType"] = visitType, ["now"] = "2026-06-29T12:00:00Z", ["from"] = "2026-06-30", ["to"] = "2026-07-01", ["limit"] = 200,
        };

        Assert.Equal(["2026-06-30"], Days(await Slots(query("follow-up"))));
        Assert.Equal(["2026-06-30", "2026-07-01"], Days(await Slots(query("assessment"))));
    }

    [Fact]
    public async Task Offers_no_needling_where_the_state_does_not_permit_it()
    {
        var query = new JsonObject { ["visitType"] = "follow-up", ["now"] = "2026-06-01T12:00:00Z" };

        var slots = await Slots(query, network =>
        {
            network["clinics"]![0]!["state"] = "NY";
            network["practitioners"]![0]!["credentials"]![0]!["state"] = "NY";
        });

        Assert.Equal(0, slots.GetArrayLength());
    }

    [Fact]
    public async Task Measures_how_far_a_clinic_is_and_leaves_out_what_is_too_far()
    {
        JsonObject query(double radius) => new()
        {
            ["visitType"] = "follow-up", ["now"] = "2026-06-01T12:00:00Z", ["near"] = "80301", ["radiusKm"] = radius, ["limit"] = 1,
        };

        Assert.Equal(37.9, (await Slots(query(50)))[0].GetProperty("distanceKm").GetDouble());
        Assert.Equal(0, (await Slots(query(30))).GetArrayLength());
    }

    [Theory]
    [InlineData("visitType", "massage", "must be the id of a visit type of the network")]
    [InlineData("now", "2026-06-01T12:00:00", "must be a time with its offset")]
    [InlineData("near", "00000", "must be latitude,longitude in degrees or a US postal code we know")]
    [InlineData("near", "95,0", "must be latitude,longitude in degrees or a US postal code we know")]
    [InlineData("condition", "boredom", "must be one of neck")]
    [InlineData("to", "2026-05-01", "must not lie before from")]
    [InlineData("to", "2029-05-01", "must lie at most 366 days after from")]
    [InlineData("radiusKm", 5, "needs near")]
    [InlineData("limit", 201, "must be a whole number from 1 to 200")]
    [InlineData("limt", 20, "is not known here")]
    public async Task Refuses_a_query_that_means_nothing(string member, object value, string fault)
    {
        var query = new JsonObject { ["visitType"] = "follow-up", ["now"] = "2026-06-01T12:00:00Z", ["from"] = "2026-06-01" };
        query[member] = JsonValue.Create(value);

        var (status, _, error) = await Shell.Run(Input(query, _ => { }), "slots");

        Assert.Equal(1, status);
        Assert.Contains($"query.{member}: {fault}", error);
    }

    [Fact]
    public async Task Shows_people_a_table()
    {
        var (status, output, _) = await Shell.Run(Input(new() { ["visitType"] = "follow-up", ["now"] = "2026-06-01T12:00:00Z" }, _ => { }), "slots");

        Assert.Equal(0, status);
        Assert.Contains("│ denver │ ada-okafor", output);
    }

    private static async Task<JsonElement> Slots(JsonObject query, Action<JsonNode>? change = null)
    {
        var (status, output, error) = await Shell.Run(Input(query, change ?? (_ => { })) + "\n", "slots", "--batch", "-");
        Assert.Equal((0, ""), (status, error));
        return JsonDocument.Parse(output).RootElement.GetProperty("slots");
    }

    private static string Input(JsonObject query, Action<JsonNode> change)
    {
        var network = NetworkExample.Json();
        change(network);
        return new JsonObject { ["network"] = network, ["query"] = query }.ToJsonString();
    }

    private static IEnumerable<string> Days(JsonElement slots) =>
        slots.EnumerateArray().Select(slot => slot.GetProperty("start").GetString()![..10]).Distinct();
}
