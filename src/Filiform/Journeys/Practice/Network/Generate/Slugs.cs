using System.Globalization;
using System.Text;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Makes ids from names; a name that comes again gets a number.</summary>
internal sealed class Slugs
{
    private readonly Dictionary<(string Kind, string Slug), int> used = [];

    public string Of(string kind, string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : letter == '\'' || letter > 127 ? '\0' : '-').Where(letter => letter != '\0');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        var times = used[(kind, slug)] = used.GetValueOrDefault((kind, slug)) + 1;
        return times == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{times}");
    }
}
