using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Instruments;

/// <summary>The vectors that travel with <c>instruments.json</c>.</summary>
public sealed class InstrumentVectorTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();
    private static readonly JsonElement Data = Checkout.Json("knowledge/instruments.json");

    public static TheoryData<string, int> Scores
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var instrument in Data.GetProperty("instruments").EnumerateArray())
                for (var at = 0; at < instrument.GetProperty("testVectors").GetArrayLength(); at++)
                    rows.Add(instrument.GetProperty("id").GetString()!, at);
            return rows;
        }
    }

    public static TheoryData<int> Changes => [.. Enumerable.Range(0, Data.GetProperty("changeVectors").GetArrayLength())];

    [Theory, MemberData(nameof(Scores))]
    public void Scores_as_printed(string id, int at)
    {
        var vector = Data.GetProperty("instruments").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).GetProperty("testVectors")[at];
        var expected = vector.GetProperty("expected");
        var input = JsonElement.Parse($$"""{"answers":{{vector.GetProperty("answers")}}}""");

        var written = JsonAgreement.Written(json => ScoreDocument.Write(ScoreDocument.Read(input, Catalogue.ById[id]).Required, json));

        Assert.Equal(id, written.GetProperty("instrument").GetString());
        Assert.Equal(expected.EnumerateObject().Count() + 1, written.EnumerateObject().Count());
        foreach (var member in expected.EnumerateObject())
            Assert.Null(JsonAgreement.Difference(member.Value, written.GetProperty(member.Name), 0, member.Name));
    }

    [Theory, MemberData(nameof(Changes))]
    public void Compares_as_printed(int at)
    {
        var vector = Data.GetProperty("changeVectors")[at];
        var mcid = new Threshold(
            vector.GetProperty("mcid").GetDecimal(),
            vector.GetProperty("percent") is { ValueKind: JsonValueKind.Number } percent ? percent.GetDecimal() : null, "", default);
        var instrument = Catalogue.ById["nprs"] with { HigherIsBetter = vector.GetProperty("direction").GetString() == "higher-better", Mcid = mcid };

        var change = instrument.Compare(vector.GetProperty("before").GetDecimal(), vector.GetProperty("after").GetDecimal());

        Assert.Equal(vector.GetProperty("expected").GetProperty("improvement").GetDecimal(), change.Improvement);
        Assert.Equal(vector.GetProperty("expected").GetProperty("met").GetBoolean(), change.Met);
    }

    [Fact]
    public void Holds_twenty_two_instruments() => Assert.Equal(22, Catalogue.Instruments.Length);
}
