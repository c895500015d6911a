using System.Text.RegularExpressions;

namespace Filiform.Journeys.Practice;

/// <summary>The part of an address that says a name: lower-case letters and digits of it, with hyphens between.</summary>
internal static partial class Slugs
{
    /// <returns>Empty when the name has neither letter nor digit.</returns>
    public static string Of(string name) => NoWord().Replace(Patients.SearchText(name), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord();
}
