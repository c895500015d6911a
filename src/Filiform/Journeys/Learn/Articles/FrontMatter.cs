using Filiform.Clinical.Knowledge;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Filiform.Journeys.Learn.Articles;

/// <summary>What stands above an article, between two lines of three dashes.</summary>
internal sealed class FrontMatter(string file, YamlMappingNode values)
{
    private const string Fence = "---\n";

    /// <exception cref="KnowledgeFault">There is none, or it is no YAML.</exception>
    public static (FrontMatter Front, string Body) Split(string file, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || end < 0) throw new KnowledgeFault(file, "line 1", "must begin with its front matter");
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[Fence.Length..end]));
            return yaml.Documents is [{ RootNode: YamlMappingNode map }]
                ? (new(file, map), text[(end + 1 + Fence.Length)..])
                : throw new KnowledgeFault(file, "line 1", "must be a list of names and values");
        }
        catch (YamlException fault)
        {
            throw new KnowledgeFault(file, $"line {fault.Start.Line + 1}", fault.Message);
        }
    }

    public string Text(string key) =>
        values.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text : throw Fault(key, "must be a text that is not empty");

    public ImmutableArray<string> List(string key) =>
        values.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlSequenceNode { Children: [_, ..] items }
            ? [.. items.Select(item => ((YamlScalarNode)item).Value ?? "")] : throw Fault(key, "must be a list that is not empty");

    public KnowledgeFault Fault(string path, string reason) => new(file, path, reason);
}
