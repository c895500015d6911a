using System.Reflection;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Shared.Citing;

/// <summary>The content files that travel inside this assembly: <c>learn/pages.json</c>, <c>articles/what-the-twitch-is.en.md</c>.</summary>
public static class Resources
{
    public static ImmutableArray<string> Names(string folder) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <exception cref="KnowledgeFault">This build has no such file.</exception>
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new KnowledgeFault(name, "", "is not part of this build");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(name)));
        return reader.ReadToEnd();
    }

    public static Node Json(string name) => KnowledgeFile.Parse(name, Bytes(name));
}
