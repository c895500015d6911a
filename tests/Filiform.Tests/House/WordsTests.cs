using System.Text.RegularExpressions;
using Filiform.Pipeline;

namespace Filiform.Tests.House;

public sealed partial class WordsTests
{
    private static readonly Words Words = new();

    [Fact]
    public void Every_key_stands_in_every_language()
    {
        var english = Words.Keys("en").ToHashSet();
        foreach (var language in Words.Languages)
        {
            Assert.Empty(english.Except(Words.Keys(language)));
            Assert.Empty(Words.Keys(language).Except(english));
        }
    }

    [Fact]
    public void Every_language_has_the_same_places_for_values()
    {
        foreach (var key in Words.Keys("en"))
            Assert.Equal((key, Places(key, "en")), (key, Places(key, "es")));
    }

    [Fact]
    public void Every_key_that_the_code_names_has_words()
    {
        var missing = Sources.All("src/Filiform", "*.cshtml", "*.cs")
            .SelectMany(file => Named().Matches(file.Text).Select(match => (file.Path, Key: match.Groups[1].Value)))
            .Where(use => !Words.Has(use.Key))
            .ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_refusal_and_reason_that_the_code_makes_has_words()
    {
        var missing = Sources.All("src/Filiform", "*.cs")
            .SelectMany(file => Refused().Matches(file.Text).Select(match => "refusal." + match.Groups[1].Value + match.Groups[2].Value)
                .Concat(Reasoned().Matches(file.Text).Select(match => "reason." + match.Groups[1].Value)))
            .Distinct().Where(key => !Words.Has(key)).ToList();
        Assert.Empty(missing);
    }

    private static string Places(string key, string language)
    {
        var text = Words.In(language, key);
        return string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"Words\[""([a-z][\w.-]+)""[\],]")]
    private static partial Regex Named();

    [GeneratedRegex(@"new Refusal\(""([a-z-]+)""|Refusal \w+ = new\(""([a-z-]+)""")]
    private static partial Regex Refused();

    [GeneratedRegex(@"new Reason\(""([a-z-]+)""")]
    private static partial Regex Reasoned();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
