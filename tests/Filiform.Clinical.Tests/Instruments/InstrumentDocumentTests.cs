using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Instruments;

public sealed class InstrumentDocumentTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();

    [Fact]
    public void Writes_the_example_of_a_score()
    {
        var example = Checkout.Json("tests/Filiform.Clinical.Tests/Instruments/score.json");

        var score = ScoreDocument.Read(example.GetProperty("input"), Catalogue.ById["spadi"]).Required;

        Assert.Null(JsonAgreement.Difference(
            example.GetProperty("output"), JsonAgreement.Written(json => ScoreDocument.Write(score, json)), 0));
    }

    [Fact]
    public void Writes_the_example_of_a_change()
    {
        var example = Checkout.Json("tests/Filiform.Clinical.Tests/Instruments/change.json");

        var change = ChangeDocument.Read(example.GetProperty("input"), Catalogue.ById["ndi"]).Required;

        Assert.Null(JsonAgreement.Difference(
            example.GetProperty("output"), JsonAgreement.Written(json => ChangeDocument.Write(change, Catalogue.ById["ndi"], json)), 0));
    }

    [Theory]
    [InlineData("ndi", """{"total":41.375}""", """{"instrument":"ndi","score":41.38,"totalEntered":true}""")]
    [InlineData("ndi", """{"total":100.5}""", """{"instrument":"ndi","score":null,"reason":"out-of-range","totalEntered":true}""")]
    [InlineData("eq-5d", """{"total":-0.25}""", """{"instrument":"eq-5d","score":-0.25,"totalEntered":true}""")]
    [InlineData("nprs", """{"answers":[3.5]}""", """{"instrument":"nprs","score":null,"reason":"out-of-range"}""")]
    [InlineData("nprs", """{"answers":[true]}""", """{"instrument":"nprs","score":null,"reason":"out-of-range"}""")]
    [InlineData("nprs", """{"answers":[3.0]}""", """{"instrument":"nprs","score":3,"missing":0}""")]
    [InlineData("nprs", """{"answers":[]}""", """{"instrument":"nprs","score":null,"reason":"wrong-item-count"}""")]
    [InlineData("psfs", """{"answers":[1,2,3,4,5,6]}""", """{"instrument":"psfs","score":null,"reason":"wrong-item-count"}""")]
    [InlineData("ndi", """{"answers":[6,null,null,null,1,1,1,1,1,1]}""", """{"instrument":"ndi","score":null,"reason":"out-of-range"}""")]
    [InlineData("quickdash", """{"answers":[2,2,2,2,2,2,2,3,3,3,3]}""", """{"instrument":"quickdash","score":34.09,"missing":0}""")]
    public void Answers_with_a_score_or_a_reason(string id, string input, string output)
    {
        var score = ScoreDocument.Read(JsonElement.Parse(input), Catalogue.ById[id]).Required;

        Assert.Equal(output, JsonAgreement.Written(json => ScoreDocument.Write(score, json)).GetRawText());
    }

    [Theory]
    [InlineData("ndi", """{}""", "answers")]
    [InlineData("ndi", """{"answers":[1],"total":2}""", "total")]
    [InlineData("ndi", """{"answers":3}""", "answers")]
    [InlineData("ndi", """{"total":"high"}""", "total")]
    [InlineData("ndi", """{"total":1e999}""", "total")]
    [InlineData("ndi", """{"answers":[],"unit":"%"}""", "unit")]
    [InlineData("eq-5d", """{"answers":[1]}""", "answers")]
    public void Refuses_a_wrong_score_by_field(string id, string input, string field) =>
        Assert.Contains(ScoreDocument.Read(JsonElement.Parse(input), Catalogue.ById[id]).Faults, fault => fault.Field == field);

    [Theory]
    [InlineData("ndi", """{"before":38}""", "after")]
    [InlineData("ndi", """{"before":138,"after":2}""", "before")]
    [InlineData("ndi", """{"before":38,"after":null}""", "after")]
    [InlineData("ndi", """{"before":38,"after":2,"mcid":1}""", "mcid")]
    [InlineData("groc", """{"before":0,"after":3}""", "(document)")]
    [InlineData("pgic", """{"before":4,"after":2}""", "(document)")]
    public void Refuses_a_wrong_change_by_field(string id, string input, string field) =>
        Assert.Contains(ChangeDocument.Read(JsonElement.Parse(input), Catalogue.ById[id]).Faults, fault => fault.Field == field);
}
