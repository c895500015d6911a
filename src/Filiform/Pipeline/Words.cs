using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Filiform.Pipeline;

/// <summary>Every string a person sees, by key, in the language of the request: <c>book.heading</c> is <c>heading</c> of <c>words/en/book.json</c>.</summary>
/// <remarks>A value is a text with <c>{0}</c> places, or <c>{"one": …, "other": …}</c> chosen by the first argument. Another language is one more folder.</remarks>
public sealed class Words
{
    public static readonly ImmutableArray<string> Languages = ["en", "es"];

    private static readonly ImmutableDictionary<string, CultureInfo> Cultures = ImmutableDictionary.CreateRange(
        Languages.Select(language => KeyValuePair.Create(language, CultureInfo.GetCultureInfo(language + "-US"))));

    private readonly ImmutableDictionary<string, ImmutableDictionary<string, Phrase>> phrases =
        Languages.ToImmutableDictionary(language => language, Load);

    private sealed record Phrase(string? One, string Other);

    /// <summary>The language of the request that runs.</summary>
    public static string Language => Cultures.ContainsKey(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
        : "en";

    public static CultureInfo Culture(string language) => Cultures.GetValueOrDefault(language) ?? Cultures["en"];

    public string this[string key, params ReadOnlySpan<object?> values] => In(Language, key, values);

    /// <exception cref="KeyNotFoundException">No such words; a test reads every key that the code names.</exception>
    public string In(string language, string key, params ReadOnlySpan<object?> values)
    {
        var phrase = Find(language, key) ?? throw new KeyNotFoundException($"There are no words for '{key}' in '{language}'.");
        var text = phrase.One is not null && values.Length > 0 && values[0] is 1 or 1L ? phrase.One! : phrase.Other;
        return values.Length == 0 ? text : string.Format(Culture(language), text, values);
    }

    public bool Has(string key, string language = "en") => Find(language, key) is not null;

    public IEnumerable<string> Keys(string language) => phrases[language].Keys;

    private Phrase? Find(string language, string key) => (phrases.GetValueOrDefault(language) ?? phrases["en"]).GetValueOrDefault(key);

    private static ImmutableDictionary<string, Phrase> Load(string language)
    {
        var found = ImmutableDictionary.CreateBuilder<string, Phrase>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"words/{language}/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var room = Path.GetFileNameWithoutExtension(name);
            foreach (var entry in document.RootElement.EnumerateObject()) found.Add($"{room}.{entry.Name}", Read(entry.Value));
        }

        return found.ToImmutable();
    }

    private static Phrase Read(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new(value.GetProperty("one").GetString(), value.GetProperty("other").GetString()!)
        : new(null, value.GetString()!);
}
