using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Import;

/// <summary>As much of the screening questions as answering them from a record needs: types, options, gates.</summary>
/// <param name="GateOf">The question that opens the group a question belongs to.</param>
public sealed record ScreeningForm(ImmutableArray<ScreeningItem> Questions, ImmutableDictionary<string, string> GateOf)
{
    public static readonly ScreeningForm Shipped = Read(KnowledgeFile.Parse("safety.json", KnowledgeFile.Embedded("safety.json")));

    public ScreeningItem? Find(string id) => Questions.FirstOrDefault(question => question.Id == id);

    public static ScreeningForm Read(Node safety) => new(
        [
            .. safety["questions"].Items.Select(node => new ScreeningItem(
                node["id"].Text, node["type"].Text, node.Find("options") is { } options ? [.. options.Items.Select(option => option["value"].Text)] : [])),
        ],
        safety["questions"].Items
            .SelectMany(node => node.Find("gateFor") is { } gated ? gated.Texts.Select(question => (question, gate: node["id"].Text)) : [])
            .ToImmutableDictionary(pair => pair.question, pair => pair.gate));
}

/// <param name="Type"><c>boolean</c>, <c>choice</c>, <c>multi</c>, <c>number</c>, <c>date</c>, <c>text</c> or <c>scale</c>.</param>
/// <param name="Options">From least to most.</param>
public sealed record ScreeningItem(string Id, string Type, ImmutableArray<string> Options)
{
    /// <summary>Whether a record may say so. It never answers with no: silence in a record clears nobody.</summary>
    public bool MayBe(JsonElement value) => (Type, value.ValueKind) switch
    {
        ("boolean", JsonValueKind.True) => true,
        ("choice", JsonValueKind.String) => value.GetString() is not ("none" or "no" or "not-applicable") and { } option && Options.Contains(option),
        ("multi", JsonValueKind.Array) => value.GetArrayLength() > 0
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString() is not "none" and { } option && Options.Contains(option)),
        _ => false,
    };
}
