using Filiform.Pipeline;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary><c>&lt;banner kind="stop" title="…"&gt;…&lt;/banner&gt;</c>: shape, border and word say how serious it is, not colour alone.</summary>
/// <remarks><c>kind</c> is <c>stop</c>, <c>warn</c>, <c>info</c> or <c>ok</c>.</remarks>
public sealed class BannerTagHelper(Words words) : TagHelper
{
    public string Kind { get; set; } = "info";
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"banner {Kind}");
        if (Kind == "stop" && !output.Attributes.ContainsName("role")) output.Attributes.SetAttribute("role", "alert");
        output.Content.SetHtmlContent(IconTagHelper.Svg(Kind));
        output.Content.AppendHtml("<div><p><b>");
        output.Content.Append($"{words["shared.banner-" + Kind]}: {Title}");
        output.Content.AppendHtml("</b></p>");
        if (!inner.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"small\">");
            output.Content.AppendHtml(inner);
            output.Content.AppendHtml("</div>");
        }

        output.Content.AppendHtml("</div>");
    }
}
