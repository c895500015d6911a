using System.Text.Json.Nodes;
using Filiform.Cli;
using Filiform.Journeys.Practice.Network.Generate;

namespace Filiform.Tests.Journeys.Practice.Network;

/// <summary>The published schema and the reader say the same; where they differ, the reader is the stricter.</summary>
public sealed class NetworkSchemaTests
{
    private static readonly SchemaCheck Schema = new(JsonNode.Parse(SchemaCommand.Text("network"))!);

    [Fact]
    public void Accepts_the_example() => Assert.Null(Schema.Fault(NetworkExample.Json()));

    [Fact]
    public void Accepts_what_the_generator_makes() => Gen.Select(Gen.Int[1, 30], Gen.ULong).Sample((clinics, seed) =>
        Schema.Fault(NetworkReaderTests.Written(NetworkGenerator.Make(clinics, 2 * clinics, seed, new(2026, 11, 23)))) is null, iter: 10);

    [Fact]
    public void Never_refuses_what_the_reader_accepts() => Gen.Select(Gen.Int[0, 5000], Gen.Int[0, Damage.Length - 1]).Sample((at, how) =>
    {
        var json = NetworkExample.Json();
        var places = Places(json).ToList();
        Damage[how](places[at % places.Count]);
        json = JsonNode.Parse(json.ToJsonString())!;
        return Schema.Fault(json) is null || !NetworkReaderTests.Read(json).Faults.IsEmpty;
    }, iter: 3000);

    private static readonly Action<JsonNode>[] Damage =
    [
        place => Replace(place, null),
        place => Replace(place, 7),
        place => Replace(place, -1),
        place => Replace(place, "x"),
        place => Replace(place, ""),
        place => Replace(place, true),
        place => Replace(place, new JsonArray()),
        place => Replace(place, new JsonObject { ["unknown"] = 1 }),
        place => { if (place is JsonObject map) map["unknown"] = 1; },
        place => { if (place is JsonArray { Count: > 0 } list) list.Add(list[0]!.DeepClone()); },
        place => { if (place.Parent is JsonObject map) map.Remove(place.GetPropertyName()); },
    ];

    private static void Replace(JsonNode place, JsonNode? value)
    {
        if (place.Parent is not null) place.ReplaceWith(value);
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => (node switch
    {
        JsonObject map => map.Select(member => member.Value).OfType<JsonNode>(),
        JsonArray list => list.OfType<JsonNode>(),
        _ => [],
    }).SelectMany(Places).Prepend(node);
}
