using Filiform.Clinical.Quality;

namespace Filiform.Clinical.Tests.Quality;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.2815515655446004, 0.9)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(-6, 9.865876450376981e-10)]
    [InlineData(-10, 7.619853024160527e-24)]
    public void The_normal_tail_keeps_its_digits(double z, double probability) =>
        Assert.Equal(1, NormalDistribution.Cdf(z) / probability, 13);

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    public void The_normal_quantile_is_its_inverse(double probability, double z) =>
        Assert.Equal(z, NormalDistribution.Quantile(probability), 12);

    /// <summary>Against the sum written out: with whole shapes the beta function is a binomial tail.</summary>
    [Fact]
    public void The_beta_function_is_a_binomial_tail() =>
        Gen.Select(Gen.Int[1, 60], Gen.Double[0.001, 0.999]).SelectMany((n, p) => Gen.Int[0, n].Select(x => (n, p, x))).Sample((n, p, x) =>
        {
            double sum = 0, term = Math.Pow(1 - p, n);
            for (var at = 0; at <= x; at++, term *= (n - at + 1.0) / at * p / (1 - p)) sum += term;
            return Math.Abs(sum - Counts.AtMost(x, n, p)) < 1e-11;
        });

    [Theory]
    [InlineData(0, 10, 0, 0.30849710781876083)]
    [InlineData(5, 10, 0.18708602844739855, 0.8129139715526015)]
    public void Clopper_Pearson_agrees_with_the_tables(int x, int n, double low, double high)
    {
        var interval = Proportion.Of(x, n, 0.95).ClopperPearson;

        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    [Fact]
    public void Clopper_Pearson_holds_its_level_and_holds_the_others_inside() =>
        Gen.Select(Gen.Int[1, 400], Gen.Double[0.5, 0.999]).SelectMany((n, conf) => Gen.Int[0, n].Select(x => (x, n, conf))).Sample((x, n, conf) =>
        {
            var proportion = Proportion.Of(x, n, conf);
            return proportion.ClopperPearson.Low <= proportion.MidP.Low + 1e-12 && proportion.MidP.High <= proportion.ClopperPearson.High + 1e-12
                && proportion.ClopperPearson.Low <= proportion.Estimate && proportion.Estimate <= proportion.ClopperPearson.High;
        }, iter: 100);

}
