using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class SmallCellsTests
{
    [Theory]
    [InlineData(new[] { 12, 30, 9 }, new[] { 12, 30, 9 })]
    [InlineData(new[] { 0, 30, 9 }, new[] { 0, 30, 9 })]
    // One small count would follow from the total, so the next smallest goes too.
    [InlineData(new[] { 3, 30, 9 }, new[] { -1, 30, -1 })]
    [InlineData(new[] { 3, 30, 0 }, new[] { -1, -1, 0 })]
    [InlineData(new[] { 3, 2, 30 }, new[] { -1, -1, 30 })]
    // Two ones are known by their sum.
    [InlineData(new[] { 1, 1, 30, 8 }, new[] { -1, -1, 30, -1 })]
    [InlineData(new[] { 4, 4, 30, 8 }, new[] { -1, -1, 30, -1 })]
    public void Hides_small_counts_and_what_would_give_them_away(int[] counts, int[] seen) =>
        Assert.Equal(seen, SmallCells.Suppress([.. counts], 5).Select(count => count ?? -1));

    [Fact]
    public void Shows_a_clinic_its_own() =>
        Assert.Equal([3, 30, 9], SmallCells.Suppress([3, 30, 9], 5, at => at == 0).Select(count => count ?? -1));

    [Fact]
    public void A_hidden_count_never_follows_from_the_total() => Gen.Int[0, 12].Array[2, 6].Sample(counts =>
    {
        var seen = SmallCells.Suppress([.. counts], 5);
        return seen.Count(count => count is null) != 1 && counts.Zip(seen).All(pair => pair.First is 0 or >= 5 || pair.Second is null)
            || counts.Count(count => count > 0) < 2;
    });
}
