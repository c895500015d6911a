using System.Text.Json;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Quality;

/// <summary>The vectors that travel with <c>quality.json</c>.</summary>
public sealed class QualityVectorTests
{
    private static readonly JsonElement Vectors = Checkout.Json("knowledge/quality.json").GetProperty("testVectors");

    private static readonly Dictionary<string, string[]> Inputs = new()
    {
        ["proportion"] = ["x", "n", "conf"],
        ["poisson"] = ["x", "conf"],
        ["zeroEvents"] = ["n", "conf"],
        ["exactTest"] = ["x", "n", "p0"],
        ["indirect"] = ["overall", "refX", "refN", "clinicN", "observed", "m"],
        ["funnelBinomial"] = ["n", "p0"],
        ["funnelPoisson"] = ["expected"],
        ["overdispersion"] = ["z", "winsorise"],
        ["cusum"] = ["y", "p", "oddsRatio", "h", "reset"],
        ["cusumArl"] = ["p0", "oddsRatio", "h", "trueP", "gridCells"],
        ["latticeCusum"] = ["p0", "M", "H", "y"],
    };

    public static TheoryData<string, int> All
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var function in Vectors.EnumerateObject())
                for (var at = 0; at < function.Value.GetArrayLength(); at++) rows.Add(function.Name, at);
            return rows;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Meets_every_vector_within_its_tolerance(string function, int at)
    {
        var vector = Vectors.GetProperty(function)[at];
        var input = JsonElement.Parse(
            "{" + string.Join(",", Inputs[function].Select(name => $"\"{name}\":{vector.GetProperty(name).GetRawText()}")) + "}");

        var written = JsonAgreement.Written(QualityFunctions.ByName[function](input).Required);

        foreach (var member in written.EnumerateObject())
            Assert.Null(Disagreement(vector.GetProperty(member.Name), member.Value, function, member.Name));
    }

    [Fact]
    public void Writes_the_example_of_the_command_line()
    {
        var example = Checkout.Json("tests/Filiform.Clinical.Tests/Quality/quality-proportion.json");

        var written = JsonAgreement.Written(QualityFunctions.ByName["proportion"](example.GetProperty("input")).Required);

        Assert.Null(JsonAgreement.Difference(example.GetProperty("output"), written, 1e-12));
    }

    [Theory]
    [InlineData("proportion", """{"x":5,"n":4,"conf":0.95}""", "x")]
    [InlineData("proportion", """{"x":0,"n":0,"conf":0.95}""", "n")]
    [InlineData("proportion", """{"x":1,"n":4,"conf":1}""", "conf")]
    [InlineData("proportion", """{"x":1,"n":4}""", "conf")]
    [InlineData("poisson", """{"x":1.5,"conf":0.95}""", "x")]
    [InlineData("exactTest", """{"x":1,"n":2,"p0":"NaN"}""", "p0")]
    [InlineData("indirect", """{"overall":0.2,"refX":[1],"refN":[2,3],"clinicN":[4],"observed":1}""", "clinicN")]
    [InlineData("indirect", """{"overall":0.2,"refX":[1],"refN":[2],"clinicN":[0],"observed":1}""", "clinicN")]
    [InlineData("funnelPoisson", """{"expected":0}""", "expected")]
    [InlineData("overdispersion", """{"z":[]}""", "z")]
    [InlineData("cusum", """{"y":[0,2],"p":[0.1,0.2],"oddsRatio":2,"h":4}""", "y[1]")]
    [InlineData("cusum", """{"y":[0],"p":[0.1,0.2],"oddsRatio":2,"h":4}""", "p")]
    [InlineData("cusum", """{"y":[0],"p":[0.1],"oddsRatio":1,"h":4}""", "oddsRatio")]
    [InlineData("cusumArl", """{"p0":0.2,"oddsRatio":2,"h":0}""", "h")]
    [InlineData("latticeCusum", """{"p0":0.2,"M":5,"H":10,"y":[]}""", "M")]
    [InlineData("zeroEvents", """{"n":10,"conf":0.95,"p":1}""", "p")]
    public void Refuses_a_wrong_document_by_field(string function, string input, string field) =>
        Assert.Contains(QualityFunctions.ByName[function](JsonElement.Parse(input)).Faults, fault => fault.Field == field);

    private static string? Disagreement(JsonElement expected, JsonElement actual, string function, string name) => (function, name) switch
    {
        ("cusumArl", _) => Relative(expected, actual, 0.002),
        // p1 is printed with ten digits.
        ("latticeCusum", "arl0" or "arl1") => Relative(expected, actual, 1e-6),
        _ => JsonAgreement.Difference(expected, actual, 2e-9, name),
    };

    private static string? Relative(JsonElement expected, JsonElement actual, double tolerance) =>
        Math.Abs(actual.GetDouble() / expected.GetDouble() - 1) <= tolerance ? null : $"{expected} expected, {actual} found";
}
