using System.Globalization;
using System.Text.Json;
using Filiform.Clinical.Rules;
using NodaTime.Text;

namespace Filiform.Clinical.Screening;

/// <summary>Reads one answer from JSON: refuses what no form could have sent, and takes as unknown what it cannot read.</summary>
internal static class AnswerReader
{
    private const string Unsure = "unsure";
    private const int EarliestYear = 1900;

    /// <summary>As many digits as a decimal holds whatever its first one; beyond, it would be cut without a word.</summary>
    private const int MostDigits = 28;

    private const string AnyNumber = "numbers of at most 28 digits";

    /// <summary>ISO 8601 leaves the seconds and the minutes of the offset to the writer.</summary>
    private static readonly ImmutableArray<OffsetDateTimePattern> Moments =
    [
        .. from time in new[] { "HH:mm:ss;FFFFFFFFF", "HH:mm" }
           from offset in new[] { "Z+HH:mm", "Z+HHmm", "Z+HH" }
           select OffsetDateTimePattern.CreateWithInvariantCulture($"uuuu-MM-dd'T'{time}o<{offset}>"),
    ];

    /// <returns>The value, null for a JSON null; and what is wrong with it, null when nothing is.</returns>
    internal static (Value? Value, string? Refusal) Read(FactDefinition fact, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return (null, null);
        var text = JsonText.Read(json);
        if (text == Unsure) return (Value.Unsure, null);
        return fact.Type switch
        {
            AnswerType.Boolean => (YesNo(json), null),
            AnswerType.Number or AnswerType.Scale => Number(fact, json),
            AnswerType.Choice => Option(fact, text),
            AnswerType.Multi => Options(fact, json),
            AnswerType.Date => (Date(text) is { } date ? new Value.Day(date) : Value.Unreadable, null),
            AnswerType.Datetime => (Moment(text) is { } at ? new Value.Moment(at) : Value.Unreadable, null),
            _ => (text is null ? Value.Unreadable : new Value.Prose(text), null),
        };
    }

    /// <summary>Says what was expected and what came instead.</summary>
    internal static string Mismatch(FactDefinition fact, JsonElement json) =>
        $"expected {Expected(fact.Type)}, got {Kind(json)}; read as unknown";

    /// <returns>The date; null for anything but the form 2027-02-08, and for what nobody alive can mean.</returns>
    internal static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= EarliestYear } date } ? date : null;

    private static Value YesNo(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => new Value.YesNo(true),
        JsonValueKind.False => new Value.YesNo(false),
        _ => Value.Unreadable,
    };

    private static (Value?, string?) Number(FactDefinition fact, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number) return (Value.Unreadable, null);
        if (!IsHeld(json.GetRawText())) return (null, $"{json.GetRawText()} is too long to be held exactly; allowed: {AnyNumber}");
        var inRange = json.TryGetDecimal(out var amount) && !(amount < fact.Min) && !(amount > fact.Max);
        return inRange ? (new Value.Number(amount), null) : (null, $"{json.GetRawText()} is out of range; allowed: {Range(fact)}");
    }

    /// <summary>Whether a decimal holds the number to its last digit.</summary>
    private static bool IsHeld(string written)
    {
        var mantissa = written.AsSpan(0, written.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : written.Length);
        var digits = 0;
        foreach (var c in mantissa.TrimStart("-0.")) digits += char.IsAsciiDigit(c) ? 1 : 0;
        // What is too small becomes nothing; what is too large is out of range by itself.
        return digits == 0 || (digits <= MostDigits && !(decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var held) && held == 0));
    }

    private static (Value?, string?) Option(FactDefinition fact, string? id) =>
        id is null ? (Value.Unreadable, null)
        : fact.Options.Contains(id) ? (new Value.Option(id), null)
        : (null, NoOption(fact, id));

    private static (Value?, string?) Options(FactDefinition fact, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) return (Value.Unreadable, null);
        ImmutableArray<string?> read = [.. json.EnumerateArray().Select(JsonText.Read)];
        if (read.Contains(null)) return (Value.Unreadable, null);

        ImmutableArray<string> ids = [.. read.OfType<string>()];
        var wrong = ids.FirstOrDefault(id => !fact.Options.Contains(id));
        return wrong is null ? (new Value.Options(ids), null) : (null, NoOption(fact, wrong));
    }

    private static OffsetDateTime? Moment(string? text)
    {
        if (text is null) return null;
        foreach (var pattern in Moments)
            if (pattern.Parse(text) is { Success: true } moment) return moment.Value;
        return null;
    }

    private static string NoOption(FactDefinition fact, string id) => $"'{id}' is no option; allowed: {string.Join(", ", fact.Options)}";

    private static string Range(FactDefinition fact) => (fact.Min, fact.Max) switch
    {
        ({ } min, { } max) => FormattableString.Invariant($"{min} to {max}"),
        ({ } min, null) => FormattableString.Invariant($"{min} and more"),
        (null, { } max) => FormattableString.Invariant($"up to {max}"),
        _ => AnyNumber,
    };

    private static string Expected(AnswerType type) => type switch
    {
        AnswerType.Boolean => "true or false",
        AnswerType.Number or AnswerType.Scale => "a number",
        AnswerType.Multi => "a list of texts",
        AnswerType.Date => "a date (YYYY-MM-DD)",
        AnswerType.Datetime => "a time with its offset (ISO 8601)",
        _ => "a text",
    };

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => JsonText.Read(json) is null ? "a text with a broken character" : "a text",
    };
}
