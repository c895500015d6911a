using System.Collections.Frozen;
using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Quality;

/// <summary>The documents of <c>quality FUNCTION</c>: what each takes, and how its answer is written.</summary>
public static class QualityFunctions
{
    /// <summary>By name: reads an input and answers how to write its result.</summary>
    public static FrozenDictionary<string, Func<JsonElement, Reading<Action<Utf8JsonWriter>>>> ByName { get; } =
        new Dictionary<string, Func<JsonElement, Reading<Action<Utf8JsonWriter>>>>(StringComparer.Ordinal)
        {
            ["proportion"] = json => StrictObject.Read(json, ["x", "n", "conf"], IntervalFunctions.Proportion),
            ["poisson"] = json => StrictObject.Read(json, ["x", "conf"], IntervalFunctions.Poisson),
            ["zeroEvents"] = json => StrictObject.Read(json, ["n", "conf"], IntervalFunctions.ZeroEvents),
            ["exactTest"] = json => StrictObject.Read(json, ["x", "n", "p0"], IntervalFunctions.ExactTest),
            ["indirect"] = json => StrictObject.Read(json, ["overall", "refX", "refN", "clinicN", "observed", "m"], ComparisonFunctions.Indirect),
            ["funnelBinomial"] = json => StrictObject.Read(json, ["n", "p0"], ComparisonFunctions.FunnelBinomial),
            ["funnelPoisson"] = json => StrictObject.Read(json, ["expected"], ComparisonFunctions.FunnelPoisson),
            ["overdispersion"] = json => StrictObject.Read(json, ["z", "winsorise"], ComparisonFunctions.Spread),
            ["cusum"] = json => StrictObject.Read(json, ["y", "p", "oddsRatio", "h", "reset"], ChartFunctions.RiskAdjusted),
            ["cusumArl"] = json => StrictObject.Read(json, ["p0", "oddsRatio", "h", "trueP", "gridCells"], ChartFunctions.MeanRunLength),
            ["latticeCusum"] = json => StrictObject.Read(json, ["p0", "M", "H", "y"], ChartFunctions.Lattice),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>What several of the functions ask of their numbers.</summary>
internal static class Asked
{
    public const int Most = 100_000_000;

    public static double Level(this StrictObject document) =>
        document.Number("conf", "a level above 0 and below 1", conf => conf is > 0 and < 1);

    public static double Probability(this StrictObject document, string name) =>
        document.Number(name, "a probability from 0 to 1", p => p is >= 0 and <= 1);

    public static double InnerProbability(this StrictObject document, string name) =>
        document.Number(name, "a probability above 0 and below 1", p => p is > 0 and < 1);

    public static double OddsRatio(this StrictObject document) =>
        document.Number("oddsRatio", "a number above 0 other than 1", ratio => ratio > 0 && ratio != 1);

    public static double Height(this StrictObject document) => document.Number("h", "a number above 0", h => h > 0);

    /// <summary>x of n, where x may not exceed n.</summary>
    public static (int X, int N) Share(this StrictObject document)
    {
        var n = document.Whole("n", 1, Most);
        return (document.Whole("x", 0, n), n);
    }

    public static void Write(this Utf8JsonWriter json, string name, Bounds interval)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
    }

    /// <summary>An object around the members that are written.</summary>
    public static Action<Utf8JsonWriter> Object(Action<Utf8JsonWriter> members) => json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    };
}
