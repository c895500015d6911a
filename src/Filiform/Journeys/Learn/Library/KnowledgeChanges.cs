using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Library;

/// <summary>One change of one knowledge file.</summary>
/// <param name="Digest">First 16 hexadecimal digits of the SHA-256 of the file as it then was; null for all but a file's newest entry.</param>
/// <param name="Ids">What changed in it; empty where the whole file is meant.</param>
public sealed record KnowledgeEntry(LocalDate On, string File, string? Version, Said What, ImmutableArray<string> Ids, string? Digest);

/// <summary>What changed in our knowledge, newest first (<c>learn/changes.json</c>).</summary>
public static class KnowledgeChanges
{
    /// <exception cref="KnowledgeFault">A file changed and nobody wrote what, an entry is about no file, or a language is missing.</exception>
    public static ImmutableArray<KnowledgeEntry> Load(IEnumerable<LibraryFile> files)
    {
        var root = Resources.Json("learn/changes.json");
        var entries = root["changes"].Items.Select(Read).ToImmutableArray();
        if (!entries.Select(entry => entry.On).SequenceEqual(entries.Select(entry => entry.On).OrderDescending())) throw root["changes"].Fault("must stand newest first");
        var newest = entries.DistinctBy(entry => entry.File).ToDictionary(entry => entry.File);
        foreach (var file in files)
            if (newest.TryGetValue(file.Name, out var entry) && entry.Digest != file.Digest) throw new KnowledgeFault(file.Name, "", $"has changed ({file.Digest}) and learn/changes.json does not say what");
        return entries;
    }

    private static KnowledgeEntry Read(Node node)
    {
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(node["on"].Text);
        return new(
            on.Success ? on.Value : throw node["on"].Fault("must be a day, such as 2026-11-27"), node["file"].Text, node.Find("version")?.Text, node["what"].Said,
            node.Find("ids")?.Texts ?? [], node.Find("sha256")?.Text);
    }
}
