using System.Text.Json;
using Filiform.Cli.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;

namespace Filiform.Cli.Knowledge;

/// <summary>A clinic's knowledge files; what it does not bring is what this program carries.</summary>
/// <param name="folder">Null for this program's own.</param>
internal sealed class KnowledgeFolder(string? folder)
{
    /// <summary>Every file there is, each after those it refers to.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "safety.json", "danger-words.json", "regions.json", "muscles.json", "atlas-names.json", "bodychart.json", "muscle-groups.json", "instruments.json",
        "response-model.json", "plans.json", "plan-links.json", "quality.json", "event-links.json", "practice.json",
    ];

    /// <summary>Files of ours that no rule reads; a folder may hold them too.</summary>
    public static readonly ImmutableArray<string> Beside = [Phrases.FileName, "record-links.json", "states.json"];

    /// <summary>Every file that a folder may hold: ours, and the one that only a clinic writes.</summary>
    public static readonly ImmutableArray<string> Known = [.. Names, .. Beside, ClinicRules.FileName];

    /// <summary>Whether the folder brings that file.</summary>
    public bool Brings(string name) => folder is not null && File.Exists(Path.Combine(folder, name));

    /// <summary>Files of the folder that no loader reads; a misspelt name would otherwise pass for a file in order.</summary>
    public IEnumerable<string> Strangers => folder is null ? [] :
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Except(Known).Order(StringComparer.Ordinal);

    /// <returns>Without the mark of its encoding, which the commands take too.</returns>
    /// <exception cref="KnowledgeFault">It is not UTF-8.</exception>
    public ReadOnlyMemory<byte> Bytes(string name)
    {
        var bytes = Brings(name) ? StrictJson.WithoutMark(File.ReadAllBytes(Path.Combine(folder!, name))) : KnowledgeFile.Embedded(name);
        return StrictJson.NotUtf8(bytes.Span) is { } fault ? throw new KnowledgeFault(name, $"line {fault.Line}", fault.Message) : bytes;
    }

    /// <exception cref="KnowledgeFault">It is no JSON.</exception>
    public Node Root(string name) => KnowledgeFile.Parse(name, Bytes(name));

    public JsonElement Json(string name) => Root(name).Json;
}
