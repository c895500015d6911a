using System.Globalization;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using static Filiform.Clinical.Tests.Atlas.AnyDrawing;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>The ten invariances of atlas.md §4, on random drawings.</summary>
public sealed class RankingPropertyTests
{
    private static readonly ReferralAtlas Atlas = Shipped;

    [Fact]
    public void Scores_as_the_plain_reading_of_the_specification_to_the_bit() => Drawing.Sample(pain =>
        Atlas.Hypotheses(pain).Select(h => (h.Muscle, h.Side, h.Score, h.Explained))
            .SequenceEqual(Plain.Hypotheses(pain).Select(h => (h.Muscle, h.Side, h.Score, h.Explained))), iter: Cases);

    [Fact]
    public void Nothing_shaded_gives_nothing()
    {
        Assert.Equal(0, Atlas.Rank([]).CandidateCount);
        Assert.Empty(Atlas.Rank([new PainMark("heel-left", 0)]).Muscles);
    }

    [Fact]
    public void Mirroring_a_drawing_mirrors_its_rows() => Drawing.Sample(Mirrors, iter: Cases);

    /// <summary>Of a muscle that either side explains the row shows the left side, which adds up in another order: the last bit may differ, found by the sampler.</summary>
    [Fact]
    public void Mirroring_keeps_a_tie_of_sides_within_the_last_bit() => Assert.True(Mirrors(
    [
        new("shoulder-back-right", 2), new("buttock-right", 5), new("sacroiliac-left", 1), new("forearm-inner-left", 6), new("sole-left", 6), new("neck-front-right", 9),
        new("forearm-outer-right", 6),
    ]));

    private static bool Mirrors(PainMark[] pain)
    {
        var mirrored = Rows(pain.Select(mark => mark with { Region = Atlas.RegionById[mark.Region].Mirror })).ToList();
        var rows = Rows(pain).ToList();
        return rows.Count == mirrored.Count && rows.Zip(mirrored).All(pair =>
            (pair.First.Rank, pair.First.Muscle, pair.First.Side) == (pair.Second.Rank, pair.Second.Muscle, Opposite(pair.Second.Side))
            && Math.Abs(pair.First.Score - pair.Second.Score) < 1e-12 && Math.Abs(pair.First.Explained - pair.Second.Explained) < 1e-12);
    }

    [Fact]
    public void Order_and_repetition_change_nothing() => Gen.Select(Drawing, Gen.Int[0, 8]).Sample((pain, again) =>
        Rows(pain).SequenceEqual(Rows(pain.Reverse().Append(pain[again % pain.Length]))), iter: Cases);

    [Fact]
    public void Pain_outside_a_pattern_leaves_its_score_exactly() => Gen.Select(Drawing, Mark).Sample((pain, extra) =>
    {
        if (pain.Any(mark => mark.Region == extra.Region)) return true;
        var after = Scores(pain.Append(extra));
        return Scores(pain).Where(h => Near(h.Key, extra.Region) == 0).All(h => after[h.Key] == h.Value);
    }, iter: Cases);

    [Fact]
    public void Pain_inside_a_pattern_never_lowers_its_score() => Gen.Select(Drawing, Mark).Sample((pain, extra) =>
    {
        var after = Scores(pain.Append(extra));
        return Scores(pain).Where(h => Near(h.Key, extra.Region) > 0).All(h => after[h.Key] >= h.Value);
    }, iter: Cases);

    [Fact]
    public void Lateral_pain_on_one_side_only_gives_that_side() => Drawing.Sample(pain =>
    {
        var left = pain.Where(mark => Atlas.RegionById[mark.Region].Side != "right").ToArray();
        var midlineOnly = left.All(mark => Atlas.RegionById[mark.Region].Side == "midline");
        return Rows(left).All(row => row.Side == Side.Either || (row.Side == Side.Left && !midlineOnly));
    }, iter: Cases);

    [Fact]
    public void Another_muscle_in_the_data_changes_no_score() => Drawing.Sample(pain =>
    {
        var without = new PlainRanking(Atlas.Regions, [.. Atlas.Muscles.Where(muscle => muscle.Id != "soleus")]);
        var all = Scores(pain);
        return without.Hypotheses(pain).All(h => all[(h.Muscle, h.Side)] == h.Score);
    }, iter: 40);

    [Fact]
    public void What_is_shown_adds_up_to_the_score() => Drawing.Sample(pain => Atlas.Rank(pain, 200).Muscles.All(row =>
        Math.Abs(row.Prior + row.Explains.Sum(s => s.Contribution) + row.Missing.Sum(m => m.Contribution) - row.Score) < 1e-9), iter: Cases);

    [Fact]
    public void A_comma_as_decimal_sign_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var plain = Rows([new PainMark("heel-left", 7), new PainMark("sole-left", 3)]).ToList();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
            Assert.Equal(plain, Rows([new PainMark("heel-left", 7), new PainMark("sole-left", 3)]));
            Assert.Equal(plain.Count, ReferralAtlas.Embedded().Rank([new PainMark("heel-left", 7), new PainMark("sole-left", 3)], 200).Muscles.Length);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("nowhere", 3)]
    [InlineData("heel-left", 11)]
    [InlineData("heel-left", -1)]
    public void Refuses_what_it_does_not_know(string region, int intensity) =>
        Assert.Throws<ArgumentException>(() => Atlas.Rank([new PainMark(region, intensity)]));

    private static IEnumerable<(int Rank, string Muscle, Side Side, double Score, double Explained)> Rows(IEnumerable<PainMark> pain) =>
        Atlas.Rank(pain, 200).Muscles.Select(row => (row.Rank, row.Muscle, row.Side, row.Score, row.Explained));

    private static Dictionary<(string, Side), double> Scores(IEnumerable<PainMark> pain) =>
        Atlas.Hypotheses(pain).ToDictionary(h => (h.Muscle, h.Side), h => h.Score);

    private static double Near((string Muscle, Side Side) hypothesis, string region)
    {
        var map = Atlas.ReferralMap(Atlas.MuscleById[hypothesis.Muscle], hypothesis.Side);
        return Math.Max(map.GetValueOrDefault(region), Atlas.RegionById[region].Neighbours.Max(id => map.GetValueOrDefault(id)));
    }
}
