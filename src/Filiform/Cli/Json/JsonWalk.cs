using System.Text;
using System.Text.Json;

namespace Filiform.Cli.Json;

/// <summary>Goes through a document token by token and knows the path and the line it stands on.</summary>
internal ref struct JsonWalk(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private readonly List<(string Path, int Index)> containers = [];
    private Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = 64 });
    private int counted = 0;
    private string name = "";

    public long Line { get; private set; } = 1;

    /// <summary>Path of the value, such as <c>a.b[2]</c>.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Whether this token begins a value.</summary>
    public readonly bool AtValue => reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray);

    /// <summary>The value at this token, or that in which this name stands; null for the whole document.</summary>
    public readonly string? Place => (AtValue ? Path : containers.Count > 0 ? containers[^1].Path : "") is { Length: > 0 } place ? place : null;

    public bool Next()
    {
        if (!reader.Read()) return false;
        var at = (int)reader.TokenStartIndex;
        Line += utf8[counted..at].Count((byte)'\n');
        counted = at;
        if (reader.TokenType == JsonTokenType.PropertyName) name = Name();
        else if (AtValue) Enter();
        else containers.RemoveAt(containers.Count - 1);
        return true;
    }

    /// <summary>Whether this token is a text with one half of a surrogate pair.</summary>
    public readonly bool AtHalfCharacter => reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && Text() is null;

    private void Enter()
    {
        if (containers.Count > 0)
        {
            var (path, index) = containers[^1];
            Path = index < 0 ? path.Length == 0 ? name : $"{path}.{name}" : $"{path}[{index}]";
            if (index >= 0) containers[^1] = (path, index + 1);
        }
        if (reader.TokenType == JsonTokenType.StartObject) containers.Add((Path, -1));
        if (reader.TokenType == JsonTokenType.StartArray) containers.Add((Path, 0));
    }

    private readonly string Name() => Text() ?? Encoding.UTF8.GetString(reader.ValueSpan);

    private readonly string? Text()
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
