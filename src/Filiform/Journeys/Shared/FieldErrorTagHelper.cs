using Filiform.Pipeline;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary><c>&lt;field-error for="email" refusal="Model.Refusal" /&gt;</c>: what is wrong with one field, above it. Its id is <c>{for}-error</c>.</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper(Words words) : TagHelper
{
    public string For { get; set; } = "";
    public Refusal? Refusal { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Refusal is null || Refusal.Reasons.IsDefaultOrEmpty || Refusal.Reasons.FirstOrDefault(each => each.Field == For) is not { } reason)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "err");
        output.Attributes.SetAttribute("id", $"{For}-error");
        output.Content.SetHtmlContent(IconTagHelper.Svg("stop"));
        output.Content.Append(" " + words[$"reason.{reason.Code}", reason.Facts.AsSpan()!]);
    }
}
