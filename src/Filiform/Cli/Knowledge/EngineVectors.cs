using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Quality;

namespace Filiform.Cli.Knowledge;

/// <summary>What one vector came to.</summary>
/// <param name="Difference">Null when it was met.</param>
internal sealed record VectorResult(string Name, string? Difference);

/// <summary>Vectors of scores, forecasts and statistics: what goes in and what must come out, as the files print it.</summary>
internal static class EngineVectors
{
    /// <summary>As printed: ten digits.</summary>
    private const double Printed = 2e-9;

    public static IEnumerable<VectorResult> Instruments(JsonElement file, InstrumentCatalogue catalogue)
    {
        foreach (var instrument in file.GetProperty("instruments").EnumerateArray())
        {
            if (!instrument.TryGetProperty("testVectors", out var vectors)) continue;
            var id = instrument.GetProperty("id").GetString()!;
            foreach (var (vector, at) in vectors.EnumerateArray().Select((vector, at) => (vector, at)))
            {
                var input = JsonElement.Parse($$"""{"answers":{{vector.GetProperty("answers").GetRawText()}}}""");
                var score = ScoreDocument.Read(input, catalogue.ById[id]).Required;
                yield return new($"{id} {at + 1}", Agreement.Difference(vector.GetProperty("expected"), Agreement.Written(json => ScoreDocument.Write(score, json)), 0));
            }
        }
    }

    public static IEnumerable<VectorResult> Changes(JsonElement file, InstrumentCatalogue catalogue) =>
        file.TryGetProperty("changeVectors", out var vectors)
            ? vectors.EnumerateArray().Select((vector, at) => new VectorResult($"change {at + 1}", Change(vector, catalogue.Instruments[0])))
            : [];

    public static IEnumerable<VectorResult> Response(JsonElement file, ResponseModel model) =>
        file.GetProperty("testVectors").EnumerateArray().Select(vector =>
        {
            var (course, own) = RespondDocument.Read(vector.GetProperty("input"), model).Required;
            var found = Agreement.Written(json => RespondDocument.Write(own.Forecast(course), json));
            return new VectorResult(vector.GetProperty("name").GetString()!, Agreement.Difference(vector.GetProperty("expected"), found, Printed));
        });

    public static IEnumerable<VectorResult> Quality(JsonElement file) =>
        from function in file.GetProperty("testVectors").EnumerateObject()
        from vector in function.Value.EnumerateArray().Select((vector, at) => (vector, at))
        select new VectorResult($"{function.Name} {vector.at + 1}", Quality(function.Name, vector.vector));

    private static string? Change(JsonElement vector, Instrument any)
    {
        var percent = vector.GetProperty("percent") is { ValueKind: JsonValueKind.Number } given ? given.GetDecimal() : (decimal?)null;
        var instrument = any with
        {
            HigherIsBetter = vector.GetProperty("direction").GetString() == "higher-better", IsThreshold = false,
            Mcid = new Threshold(vector.GetProperty("mcid").GetDecimal(), percent, "", default),
        };
        var change = instrument.Compare(vector.GetProperty("before").GetDecimal(), vector.GetProperty("after").GetDecimal());
        var expected = vector.GetProperty("expected");
        return change.Improvement == expected.GetProperty("improvement").GetDecimal() && change.Met == expected.GetProperty("met").GetBoolean()
            ? null : $"{expected} expected, {change} found";
    }

    private static string? Quality(string function, JsonElement vector)
    {
        var input = new Dictionary<string, JsonElement>();
        foreach (var name in QualityInputs.Of(function))
            if (vector.TryGetProperty(name, out var value)) input[name] = value;
        var found = Agreement.Written(QualityFunctions.ByName[function](JsonSerializer.SerializeToElement(input)).Required);
        return found.EnumerateObject()
            .Select(member => Agreement.Difference(vector.GetProperty(member.Name), member.Value, Tolerance(function, member.Name), member.Name))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>As <c>tolerances</c> of quality.json says of mean run lengths; everything else is printed with ten digits.</summary>
    private static double Tolerance(string function, string member) => (function, member) switch
    {
        ("cusumArl", _) => 0.02,
        ("latticeCusum", "arl0" or "arl1") => 1e-6,
        _ => Printed,
    };
}
