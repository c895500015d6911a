using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Quality;

internal static class ChartFunctions
{
    private const int DefaultGrid = 1000;

    public static Action<Utf8JsonWriter> RiskAdjusted(StrictObject document)
    {
        var y = document.Wholes("y", 0, 1);
        var p = document.Numbers("p", "a probability above 0 and below 1", value => value is > 0 and < 1);
        var (ratio, h, reset) = (document.OddsRatio(), document.Height(), document.MaybeBool("reset") ?? true);
        if (p.Length != y.Length) document.Fault("p", "must have one probability for each outcome of y");
        return Asked.Object(json =>
        {
            var chart = Cusum.Of(y.Zip(p, (outcome, expected) => (outcome == 1, expected)), ratio, h, reset);
            json.WriteStartArray("path");
            foreach (var height in chart.Path) json.WriteNumberValue(height);
            json.WriteEndArray();
            WriteAlarms(chart.AlarmsAt, json);
        });
    }

    public static Action<Utf8JsonWriter> MeanRunLength(StrictObject document)
    {
        var (p0, ratio, h) = (document.InnerProbability("p0"), document.OddsRatio(), document.Height());
        var trueP = document.Has("trueP") ? document.InnerProbability("trueP") : p0;
        var cells = document.MaybeWhole("gridCells", 10, 4000) ?? DefaultGrid;
        // A stand-in after a fault would only waste the work below.
        if (!(p0 > 0 && ratio > 0 && h > 0 && trueP > 0)) return _ => { };
        var arl = Cusum.MeanRunLength(p0, ratio, h, trueP, cells);
        if (!double.IsFinite(arl)) document.Fault("h", "must be low enough for an alarm to be possible");
        return Asked.Object(json => json.WriteNumber("arl", arl));
    }

    public static Action<Utf8JsonWriter> Lattice(StrictObject document)
    {
        var p0 = document.InnerProbability("p0");
        var (m, h) = (document.Whole("M", 2, 10_000), document.Whole("H", 1, 3000));
        var y = document.Wholes("y", 0, 1);
        if (m * p0 >= 1)
        {
            document.Fault("M", "must be below 1/p0, or no higher probability is detected");
            return _ => { };
        }
        if (p0 <= 0) return _ => { };
        var result = LatticeCusum.Of(p0, m, h, y.Select(outcome => outcome == 1));
        if (!double.IsFinite(result.Arl0)) document.Fault("H", "must be low enough for an alarm to be possible");
        return Asked.Object(json =>
        {
            json.WriteNumber("p1", result.P1);
            json.WriteNumber("arl0", result.Arl0);
            json.WriteNumber("arl1", result.Arl1);
            json.WriteStartArray("path");
            foreach (var height in result.Chart.Path) json.WriteNumberValue(height);
            json.WriteEndArray();
            WriteAlarms(result.Chart.AlarmsAt, json);
        });
    }

    private static void WriteAlarms(ImmutableArray<int> alarms, Utf8JsonWriter json)
    {
        json.WriteStartArray("alarmsAt");
        foreach (var treatment in alarms) json.WriteNumberValue(treatment);
        json.WriteEndArray();
    }
}
