using System.Collections.Frozen;
using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Atlas;

/// <summary>The records of <c>muscles.json</c> as they are written there, to be shown in full.</summary>
internal sealed class AtlasRecords(Node root)
{
    public FrozenDictionary<string, JsonElement> Muscles { get; } = ById(root["muscles"]);
    public FrozenDictionary<string, JsonElement> Hazards { get; } = ById(root["hazards"]);
    public FrozenDictionary<string, JsonElement> Sources { get; } = ById(root["sources"]);

    private static FrozenDictionary<string, JsonElement> ById(Node list) =>
        list.Items.ToFrozenDictionary(node => node["id"].Text, node => node.Json, StringComparer.Ordinal);
}
