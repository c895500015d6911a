using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Shared.Citing;

/// <summary>What a statement rests on, and how sure that makes us.</summary>
/// <param name="Sources">References, such as <c>safety:brady-2014</c>; empty for what needs none.</param>
/// <param name="Certainty">A code such as <c>low</c>; null when nobody gave one.</param>
/// <param name="Grade">The kind of evidence, such as <c>cohort</c>; shown where there is no certainty to quote. Null when not said.</param>
public sealed record Backing(ImmutableArray<string> Sources, string? Certainty = null, string? Grade = null)
{
    /// <exception cref="KnowledgeFault">A reference leads nowhere, or a code has no words.</exception>
    public static Backing Read(Node node, Citations citations) => new(
        node.Find("sources") is { } list ? [.. list.Items.Select(each => citations.Known(each))] : [],
        node.Find("certainty") is { } certainty ? certainty.Code(citations.Labels.Certainty.Keys) : null,
        node.Find("grade") is { } grade ? grade.Code(citations.Labels.Grade.Keys) : null);
}

/// <summary>The model of <c>_Sources</c>: one click shows where a statement comes from and how sure it is.</summary>
/// <param name="Prefix">Begins the id of each entry, for numbered links; null when nothing links to them.</param>
public sealed record SourceList(ImmutableArray<Source> Sources, string? Certainty = null, string? Grade = null, string? Prefix = null)
{
    /// <summary>The citations of <c>safety.json</c> as the engine hands them out.</summary>
    public static SourceList Of(IEnumerable<Filiform.Clinical.Knowledge.Safety.Citation> citations) => new(
        [.. citations.Select(each => new Source(
            $"safety:{each.Id}", each.Text, each.Year, each.Url ?? (each.Doi is { } doi ? $"https://doi.org/{doi}" : null), each.Checked))]);
}
