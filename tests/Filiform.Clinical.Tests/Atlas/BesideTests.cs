using System.Globalization;
using Filiform.Clinical.Atlas;
using static Filiform.Clinical.Tests.Atlas.AnyDrawing;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>The list beside the ranking owes the ten invariances of atlas.md §4 too, and owes the ranking that it stays as it is.</summary>
public sealed class BesideTests
{
    private static readonly ReferralAtlas Atlas = Shipped;

    /// <summary>Pain in the heel, drawn on the sole: soleus refers to the heel, not to the sole.</summary>
    [Fact]
    public void Names_a_muscle_next_to_the_shading()
    {
        PainMark[] sole = [new("sole-left", 6)];

        Assert.DoesNotContain(Atlas.Rank(sole, 200).Muscles, row => row.Muscle == "soleus");
        Assert.Contains(Atlas.Beside(sole, 200), row => row is { Muscle: "soleus", Side: Side.Left });
    }

    [Fact]
    public void Shares_no_muscle_with_the_ranking_and_is_never_met_directly() => Drawing.Sample(pain =>
    {
        var ranked = Atlas.Rank(pain, 200).Muscles.Select(row => row.Muscle).ToHashSet();
        return Atlas.Beside(pain, 200).All(row => !ranked.Contains(row.Muscle) && row.Explains.Length > 0 && row.Explains.All(support => !support.Direct));
    }, iter: Cases);

    [Fact]
    public void Leaves_out_no_muscle_that_has_a_zone_next_to_the_shading_on_its_own_side() => Drawing.Sample(pain =>
    {
        var listed = Atlas.Rank(pain, 200).Muscles.Concat(Atlas.Beside(pain, 200)).Select(row => row.Muscle).ToHashSet();
        return Atlas.Muscles.All(muscle => listed.Contains(muscle.Id) || new[] { Side.Left, Side.Right }.All(side => !Touches(muscle, side, pain)));
    }, iter: Cases);

    [Fact]
    public void Scores_as_the_plain_reading_of_the_specification_to_the_bit() => Drawing.Sample(pain =>
    {
        var plain = Plain.Hypotheses(pain, all: true).ToDictionary(h => (h.Muscle, h.Side), h => h.Score);
        return Atlas.Beside(pain, 200).All(row => row.Score == plain[(row.Muscle, row.Side == Side.Either ? Side.Left : row.Side)]);
    }, iter: Cases);

    [Fact]
    public void Nothing_shaded_gives_nothing()
    {
        Assert.Empty(Atlas.Beside([]));
        Assert.Empty(Atlas.Beside([new PainMark("heel-left", 0)]));
    }

    [Fact]
    public void Mirroring_a_drawing_mirrors_its_rows() => Drawing.Sample(pain =>
    {
        var (rows, mirrored) = (Rows(pain), Rows(pain.Select(mark => mark with { Region = Atlas.RegionById[mark.Region].Mirror })));
        return rows.Count == mirrored.Count && rows.Zip(mirrored).All(pair =>
            (pair.First.Rank, pair.First.Muscle, pair.First.Side) == (pair.Second.Rank, pair.Second.Muscle, Opposite(pair.Second.Side))
            && Math.Abs(pair.First.Score - pair.Second.Score) < 1e-12);
    }, iter: Cases);

    [Fact]
    public void Order_and_repetition_change_nothing() => Gen.Select(Drawing, Gen.Int[0, 8]).Sample((pain, again) =>
        Rows(pain).SequenceEqual(Rows(pain.Reverse().Append(pain[again % pain.Length]))), iter: Cases);

    /// <summary>Another mark leaves a score exactly where it is not near the pattern, never lowers it where it is, and on a zone moves the muscle into the ranking.</summary>
    [Fact]
    public void Another_mark_lowers_no_score_and_leaves_those_it_does_not_touch() => Gen.Select(Drawing, Mark).Sample((pain, extra) =>
    {
        if (pain.Any(mark => mark.Region == extra.Region)) return true;
        var after = Rows(pain.Append(extra)).ToDictionary(row => row.Muscle, row => row.Score);
        return Rows(pain).All(row => after.TryGetValue(row.Muscle, out var now)
            ? now == row.Score || (now > row.Score && EitherSide(row.Muscle, Nears, extra.Region))
            : EitherSide(row.Muscle, Holds, extra.Region));
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
        var without = new PlainRanking(Atlas.Regions, [.. Atlas.Muscles.Where(muscle => muscle.Id != "soleus")])
            .Hypotheses(pain, all: true).ToDictionary(h => (h.Muscle, h.Side), h => h.Score);
        return Rows(pain).Where(row => row.Muscle != "soleus").All(row => row.Score == without[(row.Muscle, row.Side == Side.Either ? Side.Left : row.Side)]);
    }, iter: 40);

    [Fact]
    public void What_is_shown_adds_up_to_the_score() => Drawing.Sample(pain => Atlas.Beside(pain, 200).All(row =>
        Math.Abs(row.Prior + row.Explains.Sum(s => s.Contribution) + row.Missing.Sum(m => m.Contribution) - row.Score) < 1e-9), iter: Cases);

    [Fact]
    public void A_comma_as_decimal_sign_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var plain = Rows([new PainMark("heel-left", 7), new PainMark("sole-left", 3)]);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
            Assert.Equal(plain, Rows([new PainMark("heel-left", 7), new PainMark("sole-left", 3)]));
            Assert.Equal(plain.Count, ReferralAtlas.Embedded().Beside([new PainMark("heel-left", 7), new PainMark("sole-left", 3)], 200).Length);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("nowhere", 3, 5)]
    [InlineData("heel-left", 11, 5)]
    [InlineData("heel-left", -1, 5)]
    [InlineData("heel-left", 3, 0)]
    public void Refuses_what_it_does_not_know(string region, int intensity, int top) =>
        Assert.Throws<ArgumentException>(() => Atlas.Beside([new PainMark(region, intensity)], top));

    [Fact]
    public void Gives_up_beyond_a_third_of_the_regions() =>
        Assert.Empty(Atlas.Beside(Atlas.Regions.Take(37).Select(region => new PainMark(region.Id, 5))));

    private static List<(int Rank, string Muscle, Side Side, double Score)> Rows(IEnumerable<PainMark> pain) =>
        [.. Atlas.Beside(pain, 200).Select(row => (row.Rank, row.Muscle, row.Side, row.Score))];

    private static bool EitherSide(string muscle, Func<Muscle, Side, string, bool> claim, string region) =>
        claim(Atlas.MuscleById[muscle], Side.Left, region) || claim(Atlas.MuscleById[muscle], Side.Right, region);

    private static bool Holds(Muscle muscle, Side side, string region) => Atlas.ReferralMap(muscle, side).ContainsKey(region);

    private static bool Touches(Muscle muscle, Side side, PainMark[] pain) => pain.Any(mark =>
        Atlas.RegionById[mark.Region].Side is var lies && (lies == "midline" || lies == side.Code()) && Nears(muscle, side, mark.Region));

    private static bool Nears(Muscle muscle, Side side, string region) =>
        Holds(muscle, side, region) || Atlas.RegionById[region].Neighbours.Any(next => Holds(muscle, side, next));
}
