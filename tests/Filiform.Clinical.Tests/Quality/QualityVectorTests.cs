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

        var promised = vector.EnumerateObject().Select(member => member.Name).Except(Inputs[function]).Except(["name", "relativeTolerance"]);
        Assert.Equal(promised.Order(), written.EnumerateObject().Select(member => member.Name).Order());
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

    /// <summary>What is left out is what the specification says it is.</summary>
    [Theory]
    [InlineData("cusum", """{"y":[1,1,1,1,1,1,1,1,0,1],"p":[0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2],"oddsRatio":2,"h":2}""", "\"reset\":true")]
    [InlineData("cusumArl", """{"p0":0.2,"oddsRatio":2,"h":2}""", "\"trueP\":0.2,\"gridCells\":1000")]
    [InlineData("indirect", """{"overall":0.2,"refX":[3],"refN":[20],"clinicN":[40],"observed":9}""", "\"m\":20")]
    [InlineData("overdispersion", """{"z":[3,-4,1,2,-1,0.5,2.5,-3,1,9,-8,2]}""", "\"winsorise\":0.1")]
    public void What_is_left_out_has_its_usual_value(string function, string input, string usual)
    {
        string Written(string document) => JsonAgreement.Written(QualityFunctions.ByName[function](JsonElement.Parse(document)).Required).GetRawText();

        Assert.Equal(Written($"{input[..^1]},{usual}}}"), Written(input));
    }

    [Theory]
    [InlineData("cusum", """{"y":[1,1,1,1,1,1,1,1],"p":[0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2],"oddsRatio":2,"h":1,"reset":false}""", """{"y":[1,1,1,1,1,1,1,1],"p":[0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2],"oddsRatio":2,"h":1,"reset":true}""")]
    [InlineData("cusumArl", """{"p0":0.2,"oddsRatio":2,"h":2,"trueP":0.4}""", """{"p0":0.2,"oddsRatio":2,"h":2}""")]
    [InlineData("cusumArl", """{"p0":0.2,"oddsRatio":2,"h":2,"gridCells":10}""", """{"p0":0.2,"oddsRatio":2,"h":2}""")]
    [InlineData("indirect", """{"overall":0.2,"refX":[3],"refN":[20],"clinicN":[40],"observed":9,"m":0}""", """{"overall":0.2,"refX":[3],"refN":[20],"clinicN":[40],"observed":9}""")]
    [InlineData("overdispersion", """{"z":[3,-4,1,2,-1,0.5,2.5,-3,1,9,-8,2],"winsorise":0}""", """{"z":[3,-4,1,2,-1,0.5,2.5,-3,1,9,-8,2]}""")]
    public void What_is_said_changes_the_answer(string function, string said, string unsaid) => Assert.NotEqual(
        JsonAgreement.Written(QualityFunctions.ByName[function](JsonElement.Parse(unsaid)).Required).GetRawText(),
        JsonAgreement.Written(QualityFunctions.ByName[function](JsonElement.Parse(said)).Required).GetRawText());

    [Theory]
    [InlineData("cusum", """{"y":[0],"p":[0],"oddsRatio":2,"h":4}""", "p[0]", "a probability above 0 and below 1")]
    [InlineData("cusum", """{"y":[0],"p":[1],"oddsRatio":2,"h":4}""", "p[0]", "a probability above 0 and below 1")]
    [InlineData("cusum", """{"y":[0,1],"p":[0.1],"oddsRatio":2,"h":4}""", "p", "must have one probability for each outcome of y")]
    [InlineData("cusum", """{"y":[0],"p":[0.1],"oddsRatio":0,"h":4}""", "oddsRatio", "a number above 0 other than 1")]
    [InlineData("cusum", """{"y":[0],"p":[0.1],"oddsRatio":2,"h":0}""", "h", "a number above 0")]
    [InlineData("cusumArl", """{"p0":0,"oddsRatio":2,"h":4}""", "p0", "a probability above 0 and below 1")]
    [InlineData("cusumArl", """{"p0":1,"oddsRatio":2,"h":4}""", "p0", "a probability above 0 and below 1")]
    [InlineData("cusumArl", """{"p0":0.1,"oddsRatio":2,"h":4,"gridCells":9}""", "gridCells", "10")]
    [InlineData("latticeCusum", """{"p0":0.2,"M":5,"H":10,"y":[]}""", "M", "must be below 1/p0, or no higher probability is detected")]
    [InlineData("latticeCusum", """{"p0":0,"M":5,"H":10,"y":[]}""", "p0", "a probability above 0 and below 1")]
    [InlineData("indirect", """{"overall":0.2,"refX":[1],"refN":[2],"clinicN":[4,1],"observed":1}""", "clinicN", "must have as many strata as refX and refN")]
    [InlineData("indirect", """{"overall":0.2,"refX":[1],"refN":[2],"clinicN":[0],"observed":1}""", "clinicN", "must lead to an expectation above 0")]
    [InlineData("indirect", """{"overall":0.2,"refX":[1],"refN":[2],"clinicN":[3],"observed":1,"m":-1}""", "m", "a number of treatments, 0 or more")]
    [InlineData("indirect", """{"overall":1.01,"refX":[1],"refN":[2],"clinicN":[3],"observed":1}""", "overall", "a probability from 0 to 1")]
    [InlineData("indirect", """{"overall":-0.01,"refX":[1],"refN":[2],"clinicN":[3],"observed":1}""", "overall", "a probability from 0 to 1")]
    [InlineData("funnelPoisson", """{"expected":1000001}""", "expected", "a number above 0, at most 1000000")]
    [InlineData("overdispersion", """{"z":[]}""", "z", "must hold at least one number")]
    [InlineData("overdispersion", """{"z":["a"]}""", "z[0]", "a number")]
    [InlineData("overdispersion", """{"z":[1],"winsorise":0.5}""", "winsorise", "a share from 0 to below 0.5")]
    [InlineData("overdispersion", """{"z":[1],"winsorise":-0.1}""", "winsorise", "a share from 0 to below 0.5")]
    [InlineData("proportion", """{"x":1,"n":4,"conf":0}""", "conf", "a level above 0 and below 1")]
    [InlineData("proportion", """{"x":1,"n":4,"conf":1}""", "conf", "a level above 0 and below 1")]
    public void Says_what_is_allowed(string function, string input, string field, string allowed) =>
        Assert.Contains(QualityFunctions.ByName[function](JsonElement.Parse(input)).Faults, fault => fault.Field == field && fault.Message.Contains(allowed, StringComparison.Ordinal));

    [Theory]
    [InlineData("indirect", """{"overall":0,"refX":[1],"refN":[2],"clinicN":[3],"observed":1,"m":0}""")]
    [InlineData("indirect", """{"overall":1,"refX":[1],"refN":[2],"clinicN":[3],"observed":1}""")]
    [InlineData("funnelPoisson", """{"expected":1000000}""")]
    [InlineData("funnelBinomial", """{"n":40,"p0":0}""")]
    [InlineData("funnelBinomial", """{"n":40,"p0":1}""")]
    [InlineData("overdispersion", """{"z":[1,2],"winsorise":0}""")]
    public void Takes_what_lies_on_the_edge(string function, string input) => Assert.Empty(QualityFunctions.ByName[function](JsonElement.Parse(input)).Faults);

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
