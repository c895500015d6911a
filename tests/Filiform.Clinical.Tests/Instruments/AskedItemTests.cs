using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Tests.Instruments;

public sealed class AskedItemTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();

    [Fact]
    public void Text_is_shown_of_our_own_words_alone() =>
        Assert.Equal(["nprs", "nprs-3", "psfs", "groc", "pgic"], Catalogue.Instruments.Where(each => each.ShowsText()).Select(each => each.Id));

    [Fact]
    public void No_text_of_others_comes_out() =>
        Assert.All(Catalogue.Instruments.Where(each => !each.ShowsText()).SelectMany(each => each.Asked()), item => Assert.Null(item.Text));

    [Theory]
    [InlineData("ndi", 10, 0, 5)]
    [InlineData("dash", 30, 1, 5)]
    [InlineData("psfs", 5, 0, 10)]
    [InlineData("groc", 1, -7, 7)]
    public void Asks_for_every_item_within_its_points(string id, int count, int min, int max)
    {
        var items = Catalogue.ById[id].Asked();

        Assert.Equal(count, items.Length);
        Assert.Equal(count, items.Select(item => item.Id).Distinct().Count());
        Assert.All(items, item => Assert.Equal((min, max, true, false, false), (item.Min, item.Max, item.Takes(min), item.Takes(min - 1), item.Takes(max + 1))));
    }

    [Fact]
    public void The_first_item_may_begin_higher() => Assert.Equal([1, 0], Catalogue.ById["ompsq-sf"].Asked().Take(2).Select(item => item.Min));

    [Fact]
    public void A_total_alone_has_no_items() => Assert.Empty(Catalogue.ById["eq-5d"].Asked());

    /// <summary>By the missing-item rules of the data file.</summary>
    [Theory]
    [InlineData("nprs", false)]
    [InlineData("nprs-3", false)]
    [InlineData("pgic", false)]
    [InlineData("hit-6", false)]
    [InlineData("promis-pi-4a", false)]
    [InlineData("psfs", true)]
    [InlineData("ndi", true)]
    [InlineData("quickdash", true)]
    [InlineData("spadi", true)]
    [InlineData("rmdq", true)]
    public void An_item_may_stay_open_where_the_form_can_still_be_scored(string id, bool may) =>
        Assert.All(Catalogue.ById[id].Asked(), item => Assert.Equal(may, item.MayStayOpen));

    [Fact]
    public void A_form_filled_in_as_it_is_asked_always_has_a_score() =>
        Gen.Select(Gen.Int[0, Catalogue.Instruments.Length - 1], Gen.Int[0, 1000].Array[30]).Sample((at, dice) =>
        {
            var instrument = Catalogue.Instruments[at];
            var items = instrument.Asked();
            if (items.IsEmpty) return true;
            var score = instrument.Score([.. items.Select(item => Answer.Of(item.Min + dice[item.Number - 1] % (item.Max - item.Min + 1)))]);
            return score is { Missing: 0, Value: { } value } && instrument.Range.Holds(value);
        });
}

public sealed class JudgementTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();

    [Theory]
    [InlineData("ndi", 50, 34, Against.Better, Against.Better)]
    [InlineData("ndi", 50, 38, Against.Within, Against.Better)]
    [InlineData("spadi", 60, 50, Against.Better, Against.Within)]
    [InlineData("spadi", 50, 60, Against.Worse, Against.Within)]
    [InlineData("lefs", 40, 30, Against.Worse, Against.Worse)]
    [InlineData("lefs", 40, 40, Against.Within, Against.Within)]
    [InlineData("hit-6", 60, 57, Against.Better, Against.NotPublished)]
    [InlineData("ompsq-sf", 90, 10, Against.NotPublished, Against.NotPublished)]
    public void Holds_a_change_against_both_thresholds(string id, int before, int after, Against mcid, Against mdc)
    {
        var judged = Judgement.Of(Catalogue.ById[id], before, after);

        Assert.Equal((mcid, mdc), (judged.Mcid, judged.Mdc));
    }

    [Fact]
    public void A_rating_of_change_is_not_compared() =>
        Assert.Throws<InvalidOperationException>(() => Judgement.Of(Catalogue.ById["groc"], 1, 5));
}
