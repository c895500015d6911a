using System.Reflection;
using System.Text.Json;

namespace Filiform.Clinical.Knowledge;

/// <summary>One data file of <c>knowledge/</c>, parsed but not yet understood.</summary>
public static class KnowledgeFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The bytes that travel inside this assembly.</summary>
    /// <param name="name">File name, such as <c>safety.json</c>.</param>
    public static ReadOnlyMemory<byte> Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("knowledge/" + name)
            ?? throw new KnowledgeFault(name, "", "is not part of this build");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The root of the file.</summary>
    /// <exception cref="KnowledgeFault">It is no JSON, or a name stands twice in one object.</exception>
    public static Node Parse(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return new Node(name, "", document.RootElement.Clone());
        }
        catch (JsonException fault)
        {
            throw fault.LineNumber is { } line
                ? new KnowledgeFault(name, $"line {line + 1}, byte {fault.BytePositionInLine + 1}", $"is no JSON: {fault.Message}")
                : new KnowledgeFault(name, "", $"a name stands twice in one object: {fault.Message}");
        }
    }
}
