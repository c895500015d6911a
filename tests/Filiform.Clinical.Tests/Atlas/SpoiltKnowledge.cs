using System.Text;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>The knowledge files with one place of one of them made wrong.</summary>
internal sealed class SpoiltKnowledge(string file, string right, string wrong)
{
    public Node Root(string name)
    {
        var text = Encoding.UTF8.GetString(KnowledgeFile.Embedded(name).Span);
        return KnowledgeFile.Parse(name, Encoding.UTF8.GetBytes(name == file ? Spoil(text) : text));
    }

    private string Spoil(string text)
    {
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer holds {right}");
        return string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length));
    }
}
