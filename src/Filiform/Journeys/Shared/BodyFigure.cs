using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Pipeline;
using Microsoft.AspNetCore.Html;

namespace Filiform.Journeys.Shared;

/// <summary>The body chart, front and back, as inline SVG. Without scripts it shows; with <c>bodychart.js</c> it also listens.</summary>
public sealed class BodyFigure
{
    /// <summary>A numbered needle site, in the 1000 × 2000 units of its view.</summary>
    public sealed record Pin(string View, int X, int Y, string Label);

    private sealed record Cell(string Id, string Path, string En, string Es);

    private sealed record View(string Outline, ImmutableArray<(string Path, int Weight)> Lines, ImmutableArray<Cell> Cells);

    /// <summary>The arms end near x 130 and 870, so two views stand closer than their boxes.</summary>
    private const int Step = 780;

    private static readonly ImmutableArray<string> StrokeWidth = ["0", "3", "2.6", "2"], StrokeOpacity = ["0", "1", ".7", ".4"];

    private readonly ImmutableDictionary<string, View> views;
    private readonly BodyChart chart;

    public BodyFigure(ClinicalContent content)
    {
        chart = content.Chart;
        using var document = JsonDocument.Parse(KnowledgeFile.Embedded("bodychart.json"));
        views = document.RootElement.GetProperty("views").EnumerateObject().ToImmutableDictionary(view => view.Name, view => Read(view.Value));
    }

    private static View Read(JsonElement view) => new(
        view.GetProperty("outline").GetString()!,
        [.. view.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("d").GetString()!, line.GetProperty("w").GetInt32()))],
        [.. view.GetProperty("regions").EnumerateArray().Select(region => new Cell(
            region.GetProperty("id").GetString()!, region.GetProperty("d").GetString()!,
            region.GetProperty("label").GetProperty("en").GetString()!, region.GetProperty("label").GetProperty("es").GetString()!))]);

    /// <param name="prefix">Unique on the page: it begins every id.</param>
    /// <param name="title">What the figure is; <paramref name="description"/> says what it shows, in one sentence.</param>
    /// <param name="heat">Region id → 1 to 5.</param>
    /// <param name="on">Regions that are chosen.</param>
    /// <param name="show"><c>front</c>, <c>back</c>, or both.</param>
    /// <param name="interactive">Whether <c>bodychart.js</c> takes it over.</param>
    /// <param name="link">Region id → where a click on it leads; a short cut for the pointer, so a list must lead there too.</param>
    public IHtmlContent Draw(
        string prefix, string title, string description, IReadOnlyDictionary<string, int>? heat = null, IReadOnlySet<string>? on = null,
        IReadOnlyCollection<Pin>? pins = null, ImmutableArray<string> show = default, bool interactive = false, Func<string, string>? link = null)
    {
        if (show.IsDefaultOrEmpty) show = ["front", "back"];
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="bc" {(interactive ? "data-bodychart " : "")}viewBox="110 30 {show.Length * Step + 10} 2040" role="{(interactive || link is not null ? "group" : "img")}" aria-labelledby="{prefix}-t {prefix}-d"><title id="{prefix}-t">{Encode(title)}</title><desc id="{prefix}-d">{Encode(description)}</desc>""");
        for (var at = 0; at < show.Length; at++) AppendView(svg, prefix, show[at], at * Step, heat, on, pins, interactive, link);
        for (var at = 0; at < show.Length; at++) AppendLabels(svg, show[at], at * Step);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private void AppendView(
        StringBuilder svg, string prefix, string name, int x, IReadOnlyDictionary<string, int>? heat, IReadOnlySet<string>? on, IReadOnlyCollection<Pin>? pins, bool interactive, Func<string, string>? link)
    {
        var view = views[name];
        var clip = $"{prefix}-{name}-clip";
        svg.Append(CultureInfo.InvariantCulture, $"""<g class="bc-view" data-view="{name}" transform="translate({x} 0)"><clipPath id="{clip}"><path d="{view.Outline}"/></clipPath><path class="bc-skin" d="{view.Outline}"/><g class="bc-cells" clip-path="url(#{clip})" fill="none" stroke-width="1.5">""");
        foreach (var cell in view.Cells)
        {
            if (link is not null) svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(link(cell.Id))}\" tabindex=\"-1\" aria-hidden=\"true\">");
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"bc-cell{(on?.Contains(cell.Id) == true ? " is-on" : "")}\" data-r=\"{cell.Id}\"");
            if (heat?.TryGetValue(cell.Id, out var level) == true) svg.Append(CultureInfo.InvariantCulture, $" data-heat=\"{level}\"");
            if (interactive) svg.Append(CultureInfo.InvariantCulture, $" data-size=\"{chart.SizeOf(name, cell.Id)}\"");
            svg.Append(CultureInfo.InvariantCulture, $" d=\"{cell.Path}\"><title>{Encode(Words.Language == "es" ? cell.Es : cell.En)}</title></path>");
            if (link is not null) svg.Append("</a>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"""</g><g class="bc-paint" clip-path="url(#{clip})"></g><g class="bc-lines" fill="none" stroke-linecap="round" pointer-events="none">""");
        foreach (var (path, weight) in view.Lines)
            svg.Append(CultureInfo.InvariantCulture, $"<path stroke-width=\"{StrokeWidth[weight]}\" opacity=\"{StrokeOpacity[weight]}\" d=\"{path}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path stroke-width=\"3.4\" d=\"{view.Outline}\"/></g>");
        foreach (var pin in pins?.Where(pin => pin.View == name) ?? []) AppendPin(svg, pin);
        svg.Append("</g>");
    }

    private static void AppendPin(StringBuilder svg, Pin pin) => svg.Append(CultureInfo.InvariantCulture,
        $"""<g pointer-events="none"><path class="bc-x" d="M{pin.X} {pin.Y}v-80"/><circle class="bc-n" cx="{pin.X}" cy="{pin.Y}" r="34"/><text class="bc-nt" x="{pin.X}" y="{pin.Y + 15}">{Encode(pin.Label)}</text></g>""");

    private static void AppendLabels(StringBuilder svg, string view, int x)
    {
        var spanish = Words.Language == "es";
        var (name, left, right) = view == "front"
            ? (spanish ? "Frente" : "Front", spanish ? "D" : "R", spanish ? "I" : "L")
            : (spanish ? "Espalda" : "Back", spanish ? "I" : "L", spanish ? "D" : "R");
        svg.Append(CultureInfo.InvariantCulture, $"""<text class="bc-lab" x="{500 + x}" y="2052">{name}</text><text class="bc-lab" x="{170 + x}" y="330">{left}</text><text class="bc-lab" x="{830 + x}" y="330">{right}</text>""");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
