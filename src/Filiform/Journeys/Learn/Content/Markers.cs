using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Filiform.Journeys.Learn.Content;

/// <summary>A citation inside a running text: <c>[@safety:brady-2014]</c>.</summary>
public static partial class Markers
{
    public static IEnumerable<string> In(string text) => Marker().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The text alone, for previews and feeds.</summary>
    public static string Without(string text) => Marker().Replace(text, "");

    public static string Replace(string text, Func<string, string> by) => Marker().Replace(text, match => by(match.Groups[1].Value));

    /// <summary>The text, encoded, each marker a numbered link to its place in the list of sources.</summary>
    /// <param name="number">The place of a source in the list, from 1.</param>
    /// <param name="prefix">Begins the id of each entry of that list.</param>
    /// <param name="word">What a screen reader says before the number.</param>
    public static IHtmlContent Html(string text, Func<string, int> number, string prefix, string word)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match match in Marker().Matches(text))
        {
            html.Append(HtmlEncoder.Default.Encode(text[at..match.Index])).Append(Link(number(match.Groups[1].Value), prefix, word));
            at = match.Index + match.Length;
        }

        return new HtmlString(html.Append(HtmlEncoder.Default.Encode(text[at..])).ToString());
    }

    private static string Link(int number, string prefix, string word) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"<a class=\"ref\" href=\"#{prefix}-{number}\"><span class=\"vh\">{HtmlEncoder.Default.Encode(word)} </span>{number}</a>");

    [GeneratedRegex(@"\[@([a-z-]+:[A-Za-z0-9-]+)\]")]
    private static partial Regex Marker();
}
