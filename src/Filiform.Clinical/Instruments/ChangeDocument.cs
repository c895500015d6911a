using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Instruments;

/// <summary>The documents of <c>change</c>: two scores of one instrument.</summary>
public static class ChangeDocument
{
    public static Reading<Change> Read(JsonElement json, Instrument instrument) =>
        StrictObject.Read(json, ["before", "after"], document =>
        {
            if (instrument.IsThreshold)
                document.Fault("", $"{instrument.Id} rates change itself: its threshold stands on one score, two are not compared");
            var (before, after) = (Points(document, "before", instrument.Range), Points(document, "after", instrument.Range));
            return before is { } first && after is { } second && !instrument.IsThreshold ? instrument.Compare(first, second) : null;
        });

    public static void Write(Change change, Instrument instrument, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("instrument", instrument.Id);
        json.WriteNumber("improvement", ScoreDocument.Plain(change.Improvement));
        json.WriteBoolean("met", change.Met);
        json.WriteBoolean("beyondMdc", change.BeyondMdc);
        Write("mcid", instrument.Mcid, json);
        Write("mdc", instrument.Mdc, json);
        json.WriteEndObject();
    }

    private static decimal? Points(StrictObject document, string name, ScoreRange range)
    {
        if (document.Needed(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var points) && range.Holds(points)) return points;
        document.Fault(name, $"must be a number, {range}");
        return null;
    }

    private static void Write(string name, Threshold? threshold, Utf8JsonWriter json)
    {
        json.WritePropertyName(name);
        if (threshold is null) json.WriteNullValue();
        else threshold.Record.WriteTo(json);
    }
}
