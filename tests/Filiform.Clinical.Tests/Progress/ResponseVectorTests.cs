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
