using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Instruments;

/// <summary>The documents of <c>score</c>: answers in item order, or an entered total.</summary>
public static class ScoreDocument
{
    /// <returns>The score: what cannot be scored is an answer with a reason, not a fault.</returns>
    public static Reading<Score> Read(JsonElement json, Instrument instrument) =>
        StrictObject.Read(json, ["answers", "total"], document => document.Has("total") == document.Has("answers")
            ? Refuse(document, document.Has("total") ? "total" : "answers", "exactly one of answers and total must be given")
            : document.Has("total") ? Total(document, instrument)
            : instrument.Scoring is null ? Refuse(document, "answers", $"{instrument.Id} takes a total only")
            : instrument.Score([.. document.Items("answers").Select(Answered)]));

    public static void Write(Score score, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("instrument", score.Instrument);
        if (score.Value is { } value) json.WriteNumber("score", Plain(value));
        else json.WriteNull("score");
        foreach (var part in score.Parts) json.WriteNumber(part.Name, Plain(part.Value));
        if (score.Missing is { } missing) json.WriteNumber("missing", missing);
        if (score.Reason is { } reason) json.WriteString("reason", reason);
        if (score.TotalEntered) json.WriteBoolean("totalEntered", true);
        json.WriteEndObject();
    }

    /// <summary>Drops trailing zeros: 12, not 12.00.</summary>
    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static Answer Answered(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Null ? Answer.None
        : WholeNumber.Of(answer) is { } points ? Answer.Of(points) : Answer.NoWholeNumber;

    private static Score? Total(StrictObject document, Instrument instrument) =>
        document.Needed("total") is { ValueKind: JsonValueKind.Number } total && total.TryGetDecimal(out var points)
            ? instrument.EnterTotal(points) : Refuse(document, "total", $"must be a number, {instrument.Range}");

    private static Score? Refuse(StrictObject document, string field, string message)
    {
        document.Fault(field, message);
        return null;
    }
}
