using Filiform.Clinical.Progress;

namespace Filiform.Clinical.Tests.Progress;

public sealed class CalibrationTests
{
    private const int Patients = 20_000, Seen = 3, Ahead = 3;
    private static readonly ResponseKnowledge Knowledge = ResponseKnowledge.Embedded();

    [Theory]
    [InlineData(false, 0.76, 0.84)]
    [InlineData(true, 0.76, 0.88)]
    public void Bands_of_80_percent_hold_what_they_say(bool wholeNumbers, double least, double most)
    {
        var model = Knowledge.Default with { Parameters = Knowledge.Default.Parameters with { Rounding = wholeNumbers } };
        var random = new Random(20261123);

        var inside = 0;
        for (var patient = 0; patient < Patients; patient++)
        {
            var readings = Simulate(model.Parameters, random, wholeNumbers);
            var band = model.Forecast(new Course([.. readings[..(Seen + 1)]], [], [], Seen + Ahead, 3)).Steps[^1].Observed80;
            if (readings[^1] >= band.Low && readings[^1] <= band.High) inside++;
        }

        Assert.InRange((double)inside / Patients, least, most);
    }

    [Fact]
    public void Widens_bands_that_hold_too_little()
    {
        // 300 readings at ±0.5, 1 and 2 standard deviations: two thirds inside.
        var issued = Enumerable.Range(0, 300).Select(at => (5 + (at % 3) switch { 0 => 0.5, 1 => -1, _ => 2.0 }, 5.0, 1.0)).ToList();

        var calibration = Calibration.Of(issued);

        Assert.Equal(200, calibration.Inside);
        Assert.Equal(1.5606083, calibration.Widen, 7);
    }

    [Theory]
    [InlineData(199, 1)]
    [InlineData(200, 2.3409)]
    public void Widens_from_200_readings_on_by_the_distance_that_holds_four_fifths(int readings, double widen)
    {
        // Half at 0.5, the rest at 3 standard deviations of 2 points: the 80th percentile lies among the far ones.
        var issued = Enumerable.Range(0, readings).Select(at => (5 + (at % 2 == 0 ? 1.0 : -6.0), 5.0, 2.0)).ToList();

        var calibration = Calibration.Of(issued);

        Assert.Equal((readings, (readings + 1) / 2), (calibration.Readings, calibration.Inside));
        Assert.Equal(widen, calibration.Widen, 4);
    }

    [Fact]
    public void Never_narrows_bands_that_hold_more_than_they_say()
    {
        var calibration = Calibration.Of([.. Enumerable.Repeat((5.1, 5.0, 1.0), 400)]);

        Assert.Equal((400, 1), (calibration.Inside, calibration.Widen));
        Assert.True(calibration.Interval.Low > 0.8);
    }

    [Fact]
    public void Leaves_bands_that_hold_what_they_say_as_they_are() =>
        Assert.Equal(1, Calibration.Of([.. Enumerable.Range(0, 1000).Select(at => (at % 5 == 0 ? 9.0 : 5.0, 5.0, 1.0))]).Widen);

    [Fact]
    public void A_prior_rests_on_a_hundred_episodes_and_is_taken_at_the_edges_of_the_coverage()
    {
        var parameters = Knowledge.Default.Parameters with { Rho = 1 };
        // A fall of one point in each of two sessions, without noise beyond the readings' own.
        var prior = NetworkPrior.Of([.. Enumerable.Repeat((6.0, 4.0, 2), 100)], parameters)!;

        Assert.Equal((1.0, 0.2, 100), (prior.MuB, prior.TauB, prior.Episodes));
        Assert.NotNull(prior.Adopt(parameters, Knowledge.Coverage.Low, Knowledge.Coverage));
        Assert.NotNull(prior.Adopt(parameters, Knowledge.Coverage.High, Knowledge.Coverage));
        Assert.Null(prior.Adopt(parameters, Knowledge.Coverage.Low - 0.001, Knowledge.Coverage));
    }

    [Fact]
    public void Leaves_bands_alone_with_too_few_readings() =>
        Assert.Equal(1, Calibration.Of([.. Enumerable.Repeat((9.0, 5.0, 1.0), 199)]).Widen);

    [Fact]
    public void A_network_finds_its_own_prior()
    {
        var parameters = Knowledge.Default.Parameters with { MuB = 1.0, TauB = 0.6, Rounding = false };
        var random = new Random(7);
        var episodes = Enumerable.Range(0, 5000).Select(_ => Simulate(parameters, random, false)).Select(r => (r[0]!.Value, r[^1]!.Value, Seen + Ahead)).ToList();

        var prior = NetworkPrior.Of(episodes, parameters)!;

        Assert.Equal(1.0, prior.MuB, 0.03);
        Assert.Equal(0.6, prior.TauB, 0.05);
        Assert.Null(NetworkPrior.Of(episodes[..99], parameters));
        Assert.Equal(prior.MuB, prior.Adopt(Knowledge.Default.Parameters, 0.80, Knowledge.Coverage)!.MuB);
        Assert.Null(prior.Adopt(Knowledge.Default.Parameters, 0.85, Knowledge.Coverage));
    }

    private static double?[] Simulate(ResponseParameters p, Random random, bool wholeNumbers)
    {
        var (pain, change) = (p.Mu0 + p.Tau0 * Normal(random), p.MuB + p.TauB * Normal(random));
        var readings = new double?[Seen + Ahead + 1];
        for (var k = 0; k < readings.Length; k++)
        {
            if (k > 0) pain += -change * Math.Pow(p.Rho, k - 1) + p.Q * Normal(random);
            var reading = pain + p.Sigma * Normal(random);
            readings[k] = wholeNumbers ? Math.Clamp(Math.Round(reading), 0, 10) : reading;
        }
        return readings;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
