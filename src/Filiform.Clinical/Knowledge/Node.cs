using System.Text.Json;

namespace Filiform.Clinical.Knowledge;

/// <summary>A place in a knowledge file. Reading a missing or wrong member throws a fault that names file and path.</summary>
public readonly record struct Node(string File, string Path, JsonElement Json)
{
    /// <summary>The member of that name, which must be there.</summary>
    public Node this[string name] => Find(name) ?? throw Fault($"has no member '{name}'");

    /// <returns>The member; null when it is absent or null.</returns>
    public Node? Find(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new Node(File, Path.Length == 0 ? name : $"{Path}.{name}", value)
            : Json.ValueKind == JsonValueKind.Object ? null : throw Fault("must be an object");

    public IEnumerable<Node> Items
    {
        get
        {
            if (Json.ValueKind != JsonValueKind.Array) throw Fault("must be a list");
            var at = 0;
            foreach (var item in Json.EnumerateArray()) yield return new Node(File, $"{Path}[{at++}]", item);
        }
    }

    public IEnumerable<(string Name, Node Value)> Members
    {
        get
        {
            if (Json.ValueKind != JsonValueKind.Object) throw Fault("must be an object");
            foreach (var member in Json.EnumerateObject())
                yield return (member.Name, new Node(File, Path.Length == 0 ? member.Name : $"{Path}.{member.Name}", member.Value));
        }
    }

    public string Text => Json.ValueKind == JsonValueKind.String && Json.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text : throw Fault("must be a text that is not empty");

    public bool Bool => Json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault("must be true or false"),
    };

    public int Int => Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out var n) ? n : throw Fault("must be a whole number");

    public double Double => Json.ValueKind == JsonValueKind.Number ? Json.GetDouble() : throw Fault("must be a number");

    public decimal Decimal => Json.ValueKind == JsonValueKind.Number && Json.TryGetDecimal(out var n) ? n : throw Fault("must be a number");

    public ImmutableArray<string> Texts => [.. Items.Select(item => item.Text)];

    /// <summary>A text in every language; each must be there.</summary>
    public Said Said => new(this["en"].Text, this["es"].Text);

    /// <summary>A text that must be one of a closed list.</summary>
    public string Code(IReadOnlyCollection<string> allowed) =>
        allowed.Contains(Text) ? Text : throw Fault($"'{Text}' is not one of {string.Join(", ", allowed)}");

    /// <summary>Refuses a member that nothing reads: a misspelt <c>askWhen</c> must not pass for an absent one.</summary>
    internal void Only(params ReadOnlySpan<string> names)
    {
        foreach (var (name, value) in Members)
            if (!names.Contains(name)) throw value.Fault($"is not known here; allowed: {string.Join(", ", names)}");
    }

    public KnowledgeFault Fault(string reason) => new(File, Path.Length == 0 ? "(root)" : Path, reason);
}
