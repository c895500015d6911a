using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Shared.Citing;

/// <summary>Every source that any knowledge file cites, by <c>file:id</c>.</summary>
public sealed class Citations
{
    /// <summary>The files of the engine that have a <c>sources</c> list; <c>learn</c> is the public pages' own.</summary>
    private static readonly ImmutableArray<string> Files =
        ["safety", "muscles", "plans", "plan-links", "quality", "practice", "instruments", "muscle-groups"];

    private readonly FrozenDictionary<string, Source> sources;

    /// <summary>For each reference the one that stands for its work: the same paper has another id in another file.</summary>
    private readonly FrozenDictionary<string, string> works;

    private Citations(IEnumerable<Source> sources, EvidenceLabels labels)
    {
        this.sources = sources.ToFrozenDictionary(source => source.Reference, StringComparer.Ordinal);
        works = this.sources.Values.GroupBy(source => source.Work).SelectMany(work =>
            work.Select(source => KeyValuePair.Create(source.Reference, Best(work)))).ToFrozenDictionary(StringComparer.Ordinal);
        Labels = labels;
    }

    public EvidenceLabels Labels { get; }

    public IEnumerable<Source> All => sources.Values;

    /// <exception cref="KnowledgeFault">A source has no id or no text, or a language is missing.</exception>
    public static Citations Load() => new(
        Files.SelectMany(file => Read(file, KnowledgeFile.Parse($"{file}.json", KnowledgeFile.Embedded($"{file}.json"))))
            .Concat(Read("learn", Resources.Json("learn/sources.json"))),
        EvidenceLabels.Read(Resources.Json("learn/pages.json")["labels"]));

    private static IEnumerable<Source> Read(string file, Node root) => root["sources"].Items.Select(node => Source.Read(file, node));

    /// <exception cref="ArgumentException">No file has that source.</exception>
    public Source this[string reference] =>
        sources.GetValueOrDefault(reference) ?? throw new ArgumentException($"'{reference}' is no source.", nameof(reference));

    /// <summary>Of several entries for one work, the one that a reader can open.</summary>
    private static string Best(IEnumerable<Source> work) =>
        work.OrderBy(source => source.Url is null).ThenBy(source => !source.Checked).ThenBy(source => source.Reference, StringComparer.Ordinal).First().Reference;

    /// <summary>The works behind these references, each once, in order of first mention.</summary>
    public ImmutableArray<string> Works(IEnumerable<string> references) => [.. references.Select(each => works[each]).Distinct()];

    /// <summary>The place of a reference's work in a list of <see cref="Works"/>, from 1.</summary>
    public int Number(ImmutableArray<string> listed, string reference) => listed.IndexOf(works[reference]) + 1;

    public bool Has(string reference) => sources.ContainsKey(reference);

    /// <summary>The reference that stands there, which must lead to a source.</summary>
    /// <exception cref="KnowledgeFault">It does not.</exception>
    public string Known(Node node) => Has(node.Text) ? node.Text : throw node.Fault($"'{node.Text}' is no source of any knowledge file");

    public SourceList For(Backing backing, string? prefix = null) =>
        new([.. Works(backing.Sources).Select(each => this[each])], backing.Certainty, backing.Grade, prefix);

    /// <param name="file">The file whose ids these are, such as <c>plans</c>.</param>
    public SourceList For(string file, IEnumerable<string> ids, string? certainty = null) =>
        new([.. Works(ids.Select(id => $"{file}:{id}")).Select(each => this[each])], certainty);

    private sealed class Services : IServices
    {
        // Read at once, so that a source without words stops the start.
        public void Add(IServiceCollection services) => services.AddSingleton(Load());
    }
}
