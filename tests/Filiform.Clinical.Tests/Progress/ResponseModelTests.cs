using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Progress;

public sealed class ResponseModelTests
{
    private static readonly ResponseKnowledge Knowledge = ResponseKnowledge.Embedded();

    [Fact]
    public void Follows_the_step_worked_by_hand()
    {
        var forecast = Knowledge.Default.Forecast(new Course([6], [], [], 6, 3));

        Assert.Equal(5.893443, forecast.Pain.Mean, 6);
        Assert.Equal(0.923287, forecast.Pain.Sd, 6);
    }

    [Fact]
    public void Uses_the_prior_of_the_group()
    {
        Assert.Equal(0.55, Knowledge.For("low-back").Parameters.MuB);
        Assert.Equal(Knowledge.Default, Knowledge.For("nobody"));
    }

    [Fact]
    public void A_plan_that_is_already_exceeded_ends_now() =>
        Assert.Equal([4], Knowledge.Default.Forecast(new Course([6, 6, 5, 5, 5], [], [], 2, 3)).Steps.Select(step => step.Sessions));

    [Fact]
    public void Worse_readings_never_make_the_goal_likelier() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 8], Gen.Int[0, 7]).Sample((readings, at) =>
        {
            double?[] pain = [.. readings.Select(reading => (double?)reading)];
            double?[] worse = [.. pain];
            worse[^1] += 1;
            double Goal(double?[] course) => Knowledge.Default.Forecast(new Course([.. course], [], [], 12, at)).Steps[^1].ReachesGoal;
            return Goal(worse) <= Goal(pain);
        }, iter: 200);

    [Theory]
    [InlineData(4, 9, "4 to 9 sessions")]
    [InlineData(4, null, "4 to 12 sessions")]
    [InlineData(5, 5, "5 to 6 sessions")]
    public void Tells_the_patient_a_range(int p10, int? p90, string words)
    {
        var said = PatientWords.Of(new SessionsToGoal(p10, null, p90, 12));

        Assert.Contains(words, said.En);
        Assert.EndsWith("El número de sesiones depende de su problema y de su respuesta.", said.Es);
    }

    [Fact]
    public void Tells_the_patient_when_the_goal_is_not_in_sight() =>
        Assert.Contains("within 12 sessions", PatientWords.Of(new SessionsToGoal(null, null, null, 12)).En);

    [Theory]
    [InlineData("response-model.json", "\"rho\": 0.8", "\"rho\": 1.2", "parameters.rho: must lie in 0.01 to 1")]
    [InlineData("response-model.json", "\"group\": \"shoulder\"", "\"group\": \"neck\"", "groupPriors[1]: 'neck' stands twice")]
    public void Bad_data_is_named_by_file_and_path(string file, string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge(file, right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => ResponseKnowledge.Read(spoilt.Root("response-model.json")));

        Assert.Equal($"{file}: {fault}", thrown.Message);
    }
}
