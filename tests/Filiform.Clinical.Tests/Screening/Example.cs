using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Filiform.Clinical.Tests.Screening;

/// <summary>An input and its published output, as <c>filiform COMMAND --json</c> takes and prints them.</summary>
internal sealed record Example(JsonElement Input, string Output)
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    /// <param name="path">From the folder of this test project.</param>
    public static Example Read(string path)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "tests/Filiform.Clinical.Tests", path)))!;
        return new(JsonSerializer.SerializeToElement(json["input"]), Plain(json["output"]!.ToJsonString()));
    }

    /// <summary>The text that is written, with members in the order they were written.</summary>
    public static string Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Plain(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    /// <summary>The same escapes on both sides.</summary>
    private static string Plain(string json) => JsonNode.Parse(json)!.ToJsonString();

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Filiform.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
