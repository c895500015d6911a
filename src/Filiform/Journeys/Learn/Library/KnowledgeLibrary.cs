using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Library;

/// <summary>One file of clinical content, for anybody to read and check.</summary>
/// <param name="Name">Its address below <c>/learn/knowledge/</c>.</param>
/// <param name="Version">Null for a file that has none, such as a drawing.</param>
/// <param name="Counts">How many entries each list of it has.</param>
/// <param name="Reviewed">In the reader's language, who has reviewed it; null when the file does not say.</param>
public sealed record LibraryFile(string Name, byte[] Bytes, string? Version, ImmutableArray<(string List, int Entries)> Counts, Said? Reviewed)
{
    /// <summary>The words about it are <c>learn.file-{Code}</c>.</summary>
    public string Code => Path.GetFileNameWithoutExtension(Name);

    /// <summary>Key of the words for so many entries of a list.</summary>
    public static string WordsOf(string list) => "learn.list-" + JsonNamingPolicy.KebabCaseLower.ConvertName(list);

    /// <summary>First 16 hexadecimal digits of the SHA-256 of its bytes.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];
}

/// <summary>Every data file that a decision or a page of this program rests on, as the very bytes it was built with.</summary>
public sealed class KnowledgeLibrary
{
    private static readonly ImmutableArray<string> Engine =
    [
        "safety.json", "danger-words.json", "muscles.json", "regions.json", "atlas-names.json", "muscle-groups.json", "plans.json", "plan-links.json", "instruments.json",
        "response-model.json", "quality.json", "event-links.json", "practice.json", "record-links.json", "bodychart.json", "phrases.json",
    ];

    private static readonly ImmutableArray<string> Ours = ["learn/pages.json", "learn/questions.json", "learn/sources.json"];

    private KnowledgeLibrary(ImmutableArray<LibraryFile> files)
    {
        Files = files;
        Changes = KnowledgeChanges.Load(files);
        Everything = Pack(files);
    }

    /// <summary>What changed in them, newest first.</summary>
    public ImmutableArray<KnowledgeEntry> Changes { get; }

    /// <summary>All of them as one ZIP archive.</summary>
    public byte[] Everything { get; }

    public ImmutableArray<LibraryFile> Files { get; }

    /// <exception cref="KnowledgeFault">A file is not part of this build, or nobody has written what it is.</exception>
    public static KnowledgeLibrary Load(Words words, ClinicalContent clinical)
    {
        ImmutableArray<LibraryFile> files =
        [
            .. clinical.ClinicFile is { } own ? [Read(ClinicRules.FileName, own)] : ImmutableArray<LibraryFile>.Empty,
            .. Engine.Select(name => Read(name, KnowledgeFile.Embedded(name).ToArray())),
            Read("follow-up/check-in-events.json", Resources.Bytes("check-in-events.json")),
            .. Ours.Select(name => Read(name, Resources.Bytes(name))),
        ];
        files = [.. files.Select(file => file with { Reviewed = InBoth(file.Reviewed, files) })];
        var nameless = files.SelectMany(file => file.Counts.Select(count => (file.Name, Key: LibraryFile.WordsOf(count.List))).Prepend((file.Name, Key: $"learn.file-{file.Code}")))
            .FirstOrDefault(each => !words.Has(each.Key));
        return nameless.Key is null ? new(files) : throw new KnowledgeFault(nameless.Name, "", $"has no words: {nameless.Key}");
    }

    private static byte[] Pack(ImmutableArray<LibraryFile> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Name, CompressionLevel.SmallestSize);
                // The same files make the same archive, whenever the server was started.
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(file.Bytes);
            }
        return bytes.ToArray();
    }

    public LibraryFile? Find(string name) => Files.FirstOrDefault(file => file.Name == name);

    private static LibraryFile Read(string name, byte[] bytes)
    {
        var root = KnowledgeFile.Parse(name, bytes);
        return new(
            name, bytes, (root.Find("dataVersion") ?? root.Find("version"))?.Text,
            [.. root.Members.Where(each => each.Value.Json.ValueKind == JsonValueKind.Array && each.Value.Items.All(item => item.Json.ValueKind == JsonValueKind.Object))
                .Select(each => (each.Name, each.Value.Json.GetArrayLength()))],
            Review(root.Find("reviewStatus")));
    }

    /// <summary>A file that says it in English alone is helped by one that says the same in both.</summary>
    private static Said? InBoth(Said? said, ImmutableArray<LibraryFile> files) =>
        said is null ? null : files.Select(file => file.Reviewed).FirstOrDefault(other => other?.En == said.En && other.Es != other.En) ?? said;

    private static Said? Review(Node? status) => status switch
    {
        null => null,
        { Json.ValueKind: JsonValueKind.Object } said => said.Said,
        { } text => new(text.Text, text.Text),
    };
}
