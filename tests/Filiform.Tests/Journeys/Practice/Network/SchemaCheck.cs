using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Filiform.Tests.Journeys.Practice.Network;

/// <summary>As much of JSON Schema 2020-12 as our schemas use; a keyword it does not know fails the test.</summary>
internal sealed class SchemaCheck(JsonNode root)
{
    private static readonly HashSet<string> Words = ["$schema", "$id", "$defs", "title", "description", "format"];

    /// <returns>The first fault; null when the document is valid.</returns>
    public string? Fault(JsonNode? value) => Fault(root.AsObject(), value, "");

    private string? Fault(JsonObject schema, JsonNode? value, string path) => schema
        .Where(keyword => !Words.Contains(keyword.Key) && keyword.Key is not ("then" or "properties" or "required"))
        .Select(keyword => Fault(keyword.Key, keyword.Value!, schema, value, path))
        .Prepend(Members(schema, value, path)).FirstOrDefault(fault => fault is not null);

    private string? Fault(string keyword, JsonNode argument, JsonObject schema, JsonNode? value, string path)
    {
        var right = keyword switch
        {
            "$ref" => Fault(Resolve(argument.GetValue<string>()), value, path) is null,
            "const" => JsonNode.DeepEquals(argument, value),
            "enum" => argument.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
            "type" => (argument as JsonArray ?? [argument.DeepClone()]).Any(type => Is(type!.GetValue<string>(), value)),
            "minimum" => !Is("number", value) || value!.GetValue<double>() >= argument.GetValue<double>(),
            "maximum" => !Is("number", value) || value!.GetValue<double>() <= argument.GetValue<double>(),
            "multipleOf" => !Is("number", value) || value!.GetValue<double>() % argument.GetValue<double>() == 0,
            "minLength" => !Is("string", value) || value!.GetValue<string>().Length >= argument.GetValue<int>(),
            "maxLength" => !Is("string", value) || value!.GetValue<string>().Length <= argument.GetValue<int>(),
            "pattern" => !Is("string", value) || Regex.IsMatch(value!.GetValue<string>(), argument.GetValue<string>()),
            "minItems" => value is not JsonArray list || list.Count >= argument.GetValue<int>(),
            "uniqueItems" => value is not JsonArray list || list.Select(item => item?.ToJsonString()).Distinct().Count() == list.Count,
            "items" => value is not JsonArray list || list.All(item => Fault(argument.AsObject(), item, path) is null),
            "additionalProperties" => value is not JsonObject map || map.All(member => schema["properties"]!.AsObject().ContainsKey(member.Key)),
            "oneOf" => argument.AsArray().Count(choice => Fault(choice!.AsObject(), value, path) is null) == 1,
            "allOf" => argument.AsArray().All(part => Fault(part!.AsObject(), value, path) is null),
            "if" => Fault(argument.AsObject(), value, path) is not null || Fault(schema["then"]!.AsObject(), value, path) is null,
            _ => throw new NotSupportedException($"Schema keyword '{keyword}'."),
        };
        return right ? null : $"{path}: {keyword}";
    }

    private string? Members(JsonObject schema, JsonNode? value, string path)
    {
        if (value is not JsonObject map) return null;
        var missing = schema["required"]?.AsArray().FirstOrDefault(name => !map.ContainsKey(name!.GetValue<string>()));
        if (missing is not null) return $"{path}.{missing}: required";
        return (schema["properties"]?.AsObject() ?? []).Where(property => map.ContainsKey(property.Key))
            .Select(property => Fault(property.Value!.AsObject(), map[property.Key], $"{path}.{property.Key}"))
            .FirstOrDefault(fault => fault is not null);
    }

    private JsonObject Resolve(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(root, (at, name) => at[name]!).AsObject();

    private static bool Is(string type, JsonNode? value) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Number => type == "number" || (type == "integer" && value!.GetValue<double>() % 1 == 0),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        var kind => kind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
