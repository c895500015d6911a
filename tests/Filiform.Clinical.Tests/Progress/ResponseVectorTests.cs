using System.Text.Json;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Progress;

/// <summary>The vectors that travel with <c>response-model.json</c>, and the example of the command line.</summary>
public sealed class ResponseVectorTests
{
    private static readonly ResponseKnowledge Knowledge = ResponseKnowledge.Embedded();
    private static readonly JsonElement Vectors = Checkout.Json("knowledge/response-model.json").GetProperty("testVectors");

    public static TheoryData<string> Names => [.. Vectors.EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(Names))]
    public void Forecasts_as_printed(string name)
    {
        var vector = Vectors.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);

        Assert.Null(Difference(vector.GetProperty("expected"), Answer(vector.GetProperty("input"))));
    }

    [Fact]
    public void Writes_the_example_of_the_command_line()
    {
        var example = Checkout.Json("tests/Filiform.Clinical.Tests/Progress/respond.json");

        Assert.Null(Difference(example.GetProperty("output"), Answer(example.GetProperty("input"))));
    }

    [Theory]
    [InlineData("""{"obs":[],"plannedSessions":6,"goal":3}""", "obs")]
    [InlineData("""{"obs":[11],"plannedSessions":6,"goal":3}""", "obs[0]")]
    [InlineData("""{"obs":[6,5],"days":[0],"plannedSessions":6,"goal":3}""", "days")]
    [InlineData("""{"obs":[6],"plannedSessions":6}""", "goal")]
    [InlineData("""{"obs":[6],"plannedSessions":1.5,"goal":3}""", "plannedSessions")]
    [InlineData("""{"obs":[6],"plannedSessions":6,"goal":3,"parameters":{"tau":1}}""", "parameters.tau")]
    [InlineData("""{"obs":[6],"plannedSessions":6,"goal":3,"parameters":{"sigma":0}}""", "parameters.sigma")]
    [InlineData("""{"obs":[6],"plannedSessions":6,"goal":3,"parameters":{"within":{"use":1}}}""", "parameters.within.use")]
    public void Refuses_a_wrong_document_by_field(string input, string field) =>
        Assert.Contains(RespondDocument.Read(JsonElement.Parse(input), Knowledge.Default).Faults, fault => fault.Field == field);

    [Theory]
    [InlineData("obs", "[0,10,null]", "[-1]", "obs[0]: must be a number 0 to 10, or null")]
    [InlineData("obs", "[0,10,null]", "[10.5]", "obs[0]: must be a number 0 to 10, or null")]
    [InlineData("days", "[null,0,3650]", "[null,-1,7]", "days[1]: must be a number of days, 0 to 3650, or null")]
    [InlineData("days", "[null,7,7]", "[null,7,3651]", "days[2]: must be a number of days, 0 to 3650, or null")]
    [InlineData("within", "[null,-10,10]", "[null,-11,0]", "within[1]: must be a number -10 to 10, or null")]
    [InlineData("within", "[null,1,null]", "[null,0,10.5]", "within[2]: must be a number -10 to 10, or null")]
    [InlineData("within", "[null,1,null]", "[null]", "within: must have one entry for each reading of obs")]
    [InlineData("goal", "0", "-1", "goal: must be a number 0 to 10")]
    [InlineData("goal", "10", "10.5", "goal: must be a number 0 to 10")]
    [InlineData("plannedSessions", "200", "201", "plannedSessions: ")]
    [InlineData("parameters", """{"mu0":-100}""", """{"mu0":-101}""", "parameters.mu0: must be a number")]
    [InlineData("parameters", """{"mu0":100}""", """{"mu0":101}""", "parameters.mu0: must be a number")]
    [InlineData("parameters", """{"tau0":0.001}""", """{"tau0":0}""", "parameters.tau0: must be a number from 0.001 to 100")]
    [InlineData("parameters", """{"muB":-1}""", """{"muB":"x"}""", "parameters.muB: must be a number")]
    [InlineData("parameters", """{"tauB":0}""", """{"tauB":-1}""", "parameters.tauB: must be a number from 0 to 100")]
    [InlineData("parameters", """{"rho":1}""", """{"rho":1.1}""", "parameters.rho: must be a number from 0 to 1")]
    [InlineData("parameters", """{"sigma":100}""", """{"sigma":101}""", "parameters.sigma: must be a number from 0.001 to 100")]
    [InlineData("parameters", """{"q":0}""", """{"q":-0.1}""", "parameters.q: must be a number from 0 to 100")]
    [InlineData("parameters", """{"rounding":false}""", """{"rounding":0}""", "parameters.rounding: ")]
    [InlineData("parameters", """{"within":{"kappa":-100}}""", """{"within":{"kappa":-101}}""", "parameters.within.kappa: must be a number from -100 to 100")]
    [InlineData("parameters", """{"within":{"kappa":100}}""", """{"within":{"kappa":101}}""", "parameters.within.kappa: must be a number from -100 to 100")]
    [InlineData("parameters", """{"within":{"sigma":0.001}}""", """{"within":{"sigma":0}}""", "parameters.within.sigma: must be a number from 0.001 to 100")]
    [InlineData("parameters", """{"within":{"sigma":100}}""", """{"within":{"sigma":101}}""", "parameters.within.sigma: must be a number from 0.001 to 100")]
    public void Takes_what_lies_on_the_edge_and_says_what_is_allowed_beyond(string member, string allowed, string beyond, string fault)
    {
        Assert.Empty(RespondDocument.Read(With(member, allowed), Knowledge.Default).Faults);

        Assert.Contains(RespondDocument.Read(With(member, beyond), Knowledge.Default).Faults, each => $"{each.Field}: {each.Message}".StartsWith(fault, StringComparison.Ordinal));
    }

    /// <summary>One of these went round for ever: what was left of a variance had become less than nothing.</summary>
    [Fact]
    public void Answers_every_document_that_it_takes_with_numbers()
    {
        Gen<double> Edge(params double[] edges) => Gen.OneOf(Gen.Int[0, edges.Length - 1].Select(at => edges[at]), Gen.Double[edges.Min(), edges.Max()]);
        var sd = Edge(0.001, 1, 100);
        var readings = Gen.Select(Edge(0, 5, 10), Edge(0, 1, 3650), Edge(-10, 0, 10)).Array[1, 9];
        var parameters = Gen.Select(Edge(-100, 0, 100), sd, Edge(-100, 0, 100), Edge(0, 1, 100), Edge(0, 1), sd, Edge(0, 100), Gen.Select(Gen.Bool, Gen.Bool, Edge(-100, 100), sd))
            .Select((mu0, tau0, muB, tauB, rho, sigma, q, rest) => new ResponseParameters(mu0, tau0, muB, tauB, rho, sigma, q, rest.Item1, new(rest.Item2, rest.Item3, rest.Item4)));
        Gen.Select(readings, parameters, Gen.Int[0, 200], Edge(0, 4, 10)).Sample((taken, with, planned, goal) =>
        {
            var forecast = (Knowledge.Default with { Parameters = with }).Forecast(new(
                [.. taken.Select(each => (double?)each.Item1)], [.. taken.Select(each => (double?)each.Item2)], [.. taken.Select(each => (double?)each.Item3)], planned, goal));

            return forecast.Steps.All(step => double.IsFinite(step.Mean) && step.LatentSd >= 0 && step is { ReachesGoal: >= 0 and <= 1, Meaningful: >= 0 and <= 1 })
                && double.IsFinite(forecast.Pain.Sd) && double.IsFinite(forecast.Change.Sd) && double.IsFinite(forecast.Baseline.Sd);
        }, iter: 3_000);
    }

    [Fact]
    public void Needs_no_time_for_a_reading_that_is_far_more_exact_than_all_else()
    {
        var course = new Course([5, 10], [0, 3650], [], 13, 10);

        var forecast = (Knowledge.Default with { Parameters = Knowledge.Default.Parameters with { Sigma = 1e-6, Q = 100, Rounding = false } }).Forecast(course);

        Assert.Equal(1e-6, forecast.Steps[0].LatentSd, 1e-9);
    }

    [Fact]
    public void Takes_201_readings_and_no_more_and_keeps_every_parameter_it_is_not_given()
    {
        Assert.Empty(RespondDocument.Read(With("obs", $"[{string.Join(',', Enumerable.Repeat(5, 201))}]"), Knowledge.Default).Faults);
        Assert.Contains(RespondDocument.Read(With("obs", $"[{string.Join(',', Enumerable.Repeat(5, 202))}]"), Knowledge.Default).Faults, fault => fault.Message == "must hold 1 to 201 readings");

        var from = Knowledge.Default with { Parameters = Knowledge.Default.Parameters with { Rounding = false, Within = new(true, 0.3, 2.5) } };
        Assert.Equal(from.Parameters with { Q = 0.5 }, RespondDocument.Read(With("parameters", """{"q":0.5}"""), from).Required.Model.Parameters);
        Assert.Equal(new WithinSession(true, 0.4, 2.5), RespondDocument.Read(With("parameters", """{"within":{"kappa":0.4}}"""), from).Required.Model.Parameters.Within);
        Assert.Equal(new WithinSession(true, 0.3, 2), RespondDocument.Read(With("parameters", """{"within":{"sigma":2}}"""), from).Required.Model.Parameters.Within);
        Assert.True(RespondDocument.Read(With("parameters", """{"rounding":true}"""), from).Required.Model.Parameters.Rounding);
    }

    private static JsonElement With(string member, string value)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse("""{"obs":[6,5,5],"plannedSessions":6,"goal":3}""")!;
        document[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
        return JsonSerializer.SerializeToElement(document);
    }

    private static JsonElement Answer(JsonElement input)
    {
        var (course, model) = RespondDocument.Read(input, Knowledge.Default).Required;
        return JsonAgreement.Written(json => RespondDocument.Write(model.Forecast(course), json));
    }

    /// <summary>Ten digits are printed, so small probabilities must agree relatively too.</summary>
    private static string? Difference(JsonElement expected, JsonElement actual)
    {
        if (JsonAgreement.Difference(expected, actual, 1e-9) is { } difference) return difference;
        foreach (var (wanted, found) in expected.GetProperty("forecast").EnumerateArray().Zip(actual.GetProperty("forecast").EnumerateArray()))
            foreach (var name in (string[])["pGoal", "pMeaningful"])
            {
                var (w, f) = (wanted.GetProperty(name).GetDouble(), found.GetProperty(name).GetDouble());
                if (Math.Abs(w - f) > 1e-8 * w) return $"{name}: {w} expected, {f} found";
            }
        return null;
    }
}
