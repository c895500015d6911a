using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary><c>&lt;icon name="stop" /&gt;</c>: a 24 px line icon of the design language; silent unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly ImmutableDictionary<string, string> Paths = ImmutableDictionary.CreateRange(new Dictionary<string, string>
    {
        ["stop"] = """<path d="M8 2.8h8L21.2 8v8L16 21.2H8L2.8 16V8z"/><path d="M12 7v6.4M12 16.6v.1"/>""",
        ["warn"] = """<path d="M12 3.2 21.6 20H2.4z"/><path d="M12 9.5v5M12 17.2v.1"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>""",
        ["ok"] = """<path d="M4 12.6 9.2 18 20 6.6"/>""",
        ["phone"] = """<path d="M6 3.5h3.2l1.4 4.2-2 1.5c1 2.3 2.9 4.2 5.2 5.2l1.5-2 4.2 1.4V17c0 1.9-1.6 3.2-3.4 3A15.6 15.6 0 0 1 3 6.9C2.8 5.1 4.2 3.5 6 3.5z"/>""",
        ["pin"] = """<path d="M12 21.5s7-6.3 7-12a7 7 0 0 0-14 0c0 5.7 7 12 7 12z"/><circle cx="12" cy="9.5" r="2.5"/>""",
        ["cal"] = """<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.4 2"/>""",
        ["needle"] = """<path d="M4 20 14.5 9.5"/><path d="m14.5 9.5 5-5" stroke-width="3.5"/>""",
        ["bolt"] = """<path d="M13 3 5.5 13.5H11L10 21l8-11h-5.6z"/>""",
        ["print"] = """<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.5H7z"/>""",
        ["moon"] = """<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>""",
        ["menu"] = """<path d="M4 8h16M4 16h16"/>""",
        ["undo"] = """<path d="M8 5 3.5 9.5 8 14"/><path d="M3.5 9.5H15a5.5 5.5 0 0 1 0 11h-4"/>""",
        ["lock"] = """<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>""",
        ["cloud"] = """<path d="M7 18.5h10a4 4 0 0 0 .6-8A6 6 0 0 0 6 9.9 4.4 4.4 0 0 0 7 18.5z"/><path d="m9.5 13.5 2 2 3.5-4"/>""",
        ["search"] = """<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>""",
        ["mail"] = """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 6.5 8.500 7 8.500-7"/>""",
        ["user"] = """<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c1-4 4-6 7.500-6s6.500 2 7.500 6"/>""",
    });

    public string Name { get; set; } = "info";

    /// <summary>What a screen reader says; nothing when the words beside it say it already.</summary>
    public string? Label { get; set; }

    public static string Svg(string name, string? label = null) =>
        $"""<svg class="ico" viewBox="0 0 24 24" {(label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\"")}>{Paths[name]}</svg>""";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(Name, Label));
    }
}
