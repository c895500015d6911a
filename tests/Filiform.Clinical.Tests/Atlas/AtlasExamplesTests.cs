using System.Text.Json;
using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>The reference output that travels with the data, and the example of the command line.</summary>
public sealed class AtlasExamplesTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();

    public static TheoryData<string> Ids => [.. Examples().Select(example => example.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Ids))]
    public void Ranks_as_the_reference_does(string id)
    {
        var example = Examples().Single(one => one.GetProperty("id").GetString() == id);

        var ranking = Atlas.Rank(Pain(example), top: 5);

        Assert.Equal(example.GetProperty("candidateCount").GetInt32(), ranking.CandidateCount);
        var rows = example.GetProperty("top").EnumerateArray().ToList();
        Assert.Equal(rows.Count, ranking.Muscles.Length);
        foreach (var (expected, row) in rows.Zip(ranking.Muscles))
        {
            Assert.Equal(expected.GetProperty("rank").GetInt32(), row.Rank);
            Assert.Equal(expected.GetProperty("muscle").GetString(), row.Muscle);
            Assert.Equal(expected.GetProperty("side").GetString(), row.Side.Code());
            Assert.Equal(expected.GetProperty("score").GetDouble(), row.Score, 1e-5);
            Assert.Equal(expected.GetProperty("explained").GetDouble(), row.Explained, 1e-5);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Combines_as_the_reference_does(string id)
    {
        var example = Examples().Single(one => one.GetProperty("id").GetString() == id).GetProperty("combination");

        var combination = Atlas.Rank(Pain(Examples().Single(one => one.GetProperty("id").GetString() == id))).Combination;

        var parts = example.GetProperty("muscles").EnumerateArray().ToList();
        Assert.Equal(parts.Count, combination.Muscles.Length);
        foreach (var (expected, part) in parts.Zip(combination.Muscles))
        {
            Assert.Equal(expected.GetProperty("muscle").GetString(), part.Muscle);
            Assert.Equal(expected.GetProperty("side").GetString(), part.Side.Code());
            Assert.Equal(expected.GetProperty("gain").GetDouble(), part.Gain, 1e-5);
        }
        Assert.Equal(example.GetProperty("unexplained").GetDouble(), combination.Unexplained, 1e-5);
    }

    [Fact]
    public void Writes_the_example_of_the_command_line()
    {
        var example = Checkout.Json("tests/Filiform.Clinical.Tests/Atlas/atlas-rank.json");

        var pain = RankDocument.Read(example.GetProperty("input"), Atlas).Required;
        var written = JsonAgreement.Written(json => RankDocument.Write(Atlas.Rank(pain, 3), json));

        Assert.Null(JsonAgreement.Difference(example.GetProperty("output"), written, 1e-11));
    }

    private static ImmutableArray<JsonElement> Examples() =>
        [.. Checkout.Json("tests/Filiform.Clinical.Tests/atlas-examples.json").GetProperty("examples").EnumerateArray()];

    private static IEnumerable<PainMark> Pain(JsonElement example) => example.GetProperty("pain").EnumerateArray()
        .Select(mark => new PainMark(mark.GetProperty("region").GetString()!, mark.GetProperty("intensity").GetInt32()));
}
