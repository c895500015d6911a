using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary><c>&lt;tag kind="warn"&gt;Fainted 2019&lt;/tag&gt;</c>: a small label with the icon of its kind.</summary>
[HtmlTargetElement("tag")]
public sealed class TagTagHelper : TagHelper
{
    public string Kind { get; set; } = "";

    /// <summary>An icon other than the kind's own.</summary>
    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag {Kind}".TrimEnd());
        var icon = Icon ?? (Kind is "stop" or "warn" or "info" or "ok" ? Kind : null);
        if (icon is not null) output.PreContent.SetHtmlContent(IconTagHelper.Svg(icon));
        output.Content.SetHtmlContent(inner);
    }
}
