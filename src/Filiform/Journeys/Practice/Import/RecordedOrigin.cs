using System.Globalization;
using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Import;

/// <summary>One thing in a record that bears on a question, with the words for it.</summary>
/// <param name="Standing">What it is today.</param>
internal sealed record RecordedOrigin(string Question, JsonElement? Value, Said Name, Standing Standing, string? Onset, string? Ended)
{
    private static readonly JsonElement Yes = JsonSerializer.SerializeToElement(true);

    /// <summary>The same for the question that opens the group: yes, when it stands or answers; otherwise only asked.</summary>
    public RecordedOrigin BehindGate(string gate) => this with { Question = gate, Value = Value is not null || Standing == Standing.Present ? Yes : null };

    /// <summary>Such as <c>warfarin (since 2019)</c>. Years are enough to be recognised by, and no more than has to be shown.</summary>
    public string In(string language)
    {
        var (from, until) = (Onset?[..4], Ended?[..4]);
        var phrase = (Standing, from, until) switch
        {
            (Standing.Present, not null, _) => "since",
            (Standing.Past, null, null) => "past",
            (_, null, null) or (Standing.Present, null, _) => null,
            (_, null, _) or (_, _, null) => "on",
            _ => from == until ? "on" : "span",
        };
        return phrase is null ? Name.In(language)
            : string.Format(CultureInfo.InvariantCulture, RecordLinks.Shipped.Phrases[phrase].In(language), Name.In(language), from ?? until, until);
    }
}

/// <summary>Brings several answers to one question together.</summary>
internal static class RecordedValue
{
    /// <summary>Lists are joined; of options, which run from least to most, the last stands; of dates, the newest; texts are listed.</summary>
    public static JsonElement Of(ScreeningItem question, ImmutableArray<RecordedOrigin> origins)
    {
        var values = origins.Select(origin => origin.Value!.Value).ToList();
        return question.Type switch
        {
            "multi" => JsonSerializer.SerializeToElement(question.Options.Where(values.SelectMany(value => value.EnumerateArray()).Select(item => item.GetString()!).ToHashSet().Contains)),
            "choice" => values.MaxBy(value => question.Options.IndexOf(value.GetString()!)),
            "date" => values.MaxBy(value => value.GetString(), StringComparer.Ordinal),
            "text" => JsonSerializer.SerializeToElement(string.Join("; ", values.Select(value => value.GetString()).Distinct())),
            _ => values[0],
        };
    }
}
