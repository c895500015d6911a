using System.Text.Json.Nodes;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Cli;

/// <summary>The parts of a schema that the knowledge files decide: which questions, facts and regions there are, and their values.</summary>
internal static class KnowledgeSchema
{
    /// <summary>Fills in those definitions of a schema that it only names.</summary>
    public static void Fill(JsonNode schema)
    {
        if (schema["$defs"] is not JsonObject definitions) return;
        foreach (var name in definitions.Select(definition => definition.Key).ToList())
            if (Definition(name) is { } definition) definitions[name] = definition;
    }

    private static JsonObject? Definition(string name) => name switch
    {
        "questions" => Facts(FactOrigin.Question),
        "sessionFacts" => Facts(FactOrigin.Session),
        "followUp" => Facts(FactOrigin.FollowUp),
        "regions" => new() { ["enum"] = Texts(ReferralAtlas.Embedded().Regions.Select(region => region.Id)) },
        _ => null,
    };

    private static JsonObject Facts(FactOrigin origin) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(SafetyKnowledge.Embedded.Facts.Definitions.Where(fact => fact.Origin == origin)
            .Select(fact => KeyValuePair.Create(fact.Id, (JsonNode?)Value(fact)))),
    };

    /// <summary>A value of the fact, <c>"unsure"</c>, or null for no reply.</summary>
    private static JsonObject Value(FactDefinition fact) => new()
    {
        ["anyOf"] = new JsonArray(Type(fact), new JsonObject { ["enum"] = new JsonArray("unsure", null) }),
    };

    private static JsonObject Type(FactDefinition fact) => fact.Type switch
    {
        AnswerType.Boolean => new() { ["type"] = "boolean" },
        AnswerType.Number or AnswerType.Scale => Number(fact),
        AnswerType.Choice => new() { ["enum"] = Texts(fact.Options) },
        AnswerType.Multi => new() { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = Texts(fact.Options) } },
        AnswerType.Date => new() { ["type"] = "string", ["format"] = "date" },
        AnswerType.Datetime => new() { ["type"] = "string", ["format"] = "date-time" },
        _ => new() { ["type"] = "string" },
    };

    private static JsonObject Number(FactDefinition fact)
    {
        var number = new JsonObject { ["type"] = "number" };
        if (fact.Min is { } least) number["minimum"] = least;
        if (fact.Max is { } most) number["maximum"] = most;
        return number;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];
}
