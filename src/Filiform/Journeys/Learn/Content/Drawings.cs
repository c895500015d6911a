using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared.Citing;
using Microsoft.AspNetCore.Html;

namespace Filiform.Journeys.Learn.Content;

/// <summary>The drawings of <c>learn/art</c>, their labels filled in each language once.</summary>
public sealed partial class Drawings
{
    private readonly ImmutableDictionary<(string Id, string Language), IHtmlContent> scenes;
    private readonly ImmutableDictionary<string, IHtmlContent> thumbs;

    private Drawings(ImmutableDictionary<(string, string), IHtmlContent> scenes, ImmutableDictionary<string, IHtmlContent> thumbs) =>
        (this.scenes, this.thumbs) = (scenes, thumbs);

    /// <exception cref="KnowledgeFault">A step has no drawing, or a drawing has a label without words.</exception>
    public static Drawings Load(LearnPages pages)
    {
        var labels = pages.How.Steps.ToImmutableDictionary(step => step.Point.Id, _ => pages.How.Labels).Add("hero", pages.Home.Hero.ArtLabels);
        var scenes = from scene in labels
                     from language in Words.Languages
                     select KeyValuePair.Create((scene.Key, language), Fill(scene.Key, scene.Value, language));
        var thumbs = Resources.Names("learn/art/thumb-").ToImmutableDictionary(
            name => Path.GetFileNameWithoutExtension(name), IHtmlContent (name) => new HtmlString(Resources.Text(name)), StringComparer.Ordinal);
        return new(scenes.ToImmutableDictionary(), thumbs);
    }

    public IHtmlContent Scene(string id) => scenes[(id, Words.Language)];

    public bool HasThumb(string id) => thumbs.ContainsKey(id);

    public IHtmlContent Thumb(string id) => thumbs[id];

    private static IHtmlContent Fill(string id, ImmutableDictionary<string, Said> labels, string language)
    {
        var file = $"learn/art/{id}.svg";
        return new HtmlString(Label().Replace(Resources.Text(file), match => labels.TryGetValue(match.Groups[1].Value, out var said)
            ? match.Value.Replace("></text>", $">{HtmlEncoder.Default.Encode(said.In(language))}</text>", StringComparison.Ordinal)
            : throw new KnowledgeFault(file, match.Groups[1].Value, "is a label without words")));
    }

    [GeneratedRegex("""<g data-label="([A-Za-z]+)">.*?</g>""", RegexOptions.Singleline)]
    private static partial Regex Label();
}
