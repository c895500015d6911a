using System.Globalization;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Instruments;

public sealed class InstrumentTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();

    [Fact]
    public void Without_a_threshold_nothing_is_met()
    {
        var change = Catalogue.ById["ompsq-sf"].Compare(90, 10);

        Assert.Equal(new Change(80, Met: false, BeyondMdc: false), change);
    }

    [Fact]
    public void Tells_worse_by_the_same_threshold()
    {
        Assert.True(Catalogue.ById["psfs"].Worsened(5, 3));
        Assert.False(Catalogue.ById["psfs"].Worsened(5, 4));
        Assert.True(Catalogue.ById["nprs"].Worsened(4, 6));
    }

    /// <summary>1.996 is not 2, and 30 % of 4.34 is 1.302: nothing is rounded before it is judged.</summary>
    [Theory]
    [InlineData("nprs", "10", "8.004", false, false)]
    [InlineData("nprs", "4.34", "3.038", true, false)]
    [InlineData("odi", "50", "39.504", true, false)]
    [InlineData("odi", "20", "30.496", false, false)]
    [InlineData("odi", "50", "39.5", true, true)]
    public void Judges_a_change_exactly(string id, string before, string after, bool met, bool beyond)
    {
        var change = InstrumentCatalogue.Embedded().ById[id].Compare(decimal.Parse(before, CultureInfo.InvariantCulture), decimal.Parse(after, CultureInfo.InvariantCulture));

        Assert.Equal((met, beyond), (change.Met, change.BeyondMdc));
    }

    [Theory]
    [InlineData("groc", 3, true)]
    [InlineData("groc", 2, false)]
    [InlineData("pgic", 2, true)]
    [InlineData("pgic", 3, false)]
    public void Reads_a_rating_of_change_on_one_score(string id, int score, bool responds) =>
        Assert.Equal(responds, Catalogue.ById[id].Responds(score));

    [Fact]
    public void A_score_stays_in_the_range_whatever_is_answered() =>
        Gen.Select(Gen.Int[0, Catalogue.Instruments.Length - 1], Gen.Int[-1, 11].Array[0, 31]).Sample((at, answers) =>
        {
            var instrument = Catalogue.Instruments[at];
            if (instrument.Scoring is null) return true;
            var score = instrument.Score([.. answers.Select(answer => answer < 0 ? Answer.None : Answer.Of(answer))]);
            return score.Value is { } value ? instrument.Range.Holds(value) && score.Reason is null : score.Reason is not null;
        });

    [Theory]
    [InlineData("\"source\": \"macdermid2009\"", "\"source\": \"nobody\"", "instruments[5].mcid.source: 'nobody' is no source")]
    [InlineData("\"id\": \"odi\"", "\"id\": \"ndi\"", "instruments[6]: 'ndi' stands twice")]
    [InlineData("\"20\": 75.6", "\"21\": 75.6", "instruments[19].scoring.tTable: has no row for 20")]
    public void Bad_data_is_named_by_file_and_path(string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge("instruments.json", right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => InstrumentCatalogue.Read(spoilt.Root("instruments.json")));

        Assert.Equal($"instruments.json: {fault}", thrown.Message);
    }
}
