using System.Net;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Filiform.Journeys.Shared;

/// <summary>What stood in the fields of a form that is shown again in another language: exactly what was typed, right or wrong.</summary>
public sealed class TypedAgain
{
    private readonly IFormCollection form;
    private readonly Dictionary<string, int> seen = [];

    private TypedAgain(IFormCollection form) => this.form = form;

    public static void Keep(HttpContext context, IFormCollection form) => context.Items[typeof(TypedAgain)] = new TypedAgain(form);

    /// <returns>Null for every other page.</returns>
    public static TypedAgain? Of(ViewContext view) => view.HttpContext.Items[typeof(TypedAgain)] as TypedAgain;

    public bool Has(string name, string value) => form[name].Contains(value);

    /// <summary>The next value of that name, as fields of one name come in order.</summary>
    /// <returns>Null when no such field was sent.</returns>
    public string? Next(string name)
    {
        var at = seen.GetValueOrDefault(name);
        seen[name] = at + 1;
        return form.TryGetValue(name, out var values) && at < values.Count ? values[at] : null;
    }
}

/// <summary>Fills fields from <see cref="TypedAgain"/>. What a page hides in its form stays the page's own, except where it says <c>typed-again</c>.</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "name")]
public sealed class TypedAgainTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext] public ViewContext View { get; set; } = null!;

    /// <summary>A hidden field that belongs to what was typed, such as the version that was seen.</summary>
    [HtmlAttributeName("typed-again")] public bool Hidden { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TypedAgain.Of(View) is not { } typed) return;
        var name = Text(output, "name");
        switch (output.TagName == "textarea" ? "textarea" : Text(output, "type"))
        {
            case "radio" or "checkbox":
                output.Attributes.RemoveAll("checked");
                if (typed.Has(name, Text(output, "value"))) output.Attributes.SetAttribute("checked", "checked");
                break;
            case "textarea":
                if (typed.Next(name) is { } text) output.Content.SetContent(text);
                break;
            case "hidden" when !Hidden:
            case "submit" or "button" or "image" or "reset" or "file" or "password":
                break;
            default:
                if (typed.Next(name) is { } value) output.Attributes.SetAttribute("value", value);
                break;
        }
    }

    private static string Text(TagHelperOutput output, string attribute) =>
        WebUtility.HtmlDecode(output.Attributes[attribute]?.Value?.ToString() ?? "");
}
