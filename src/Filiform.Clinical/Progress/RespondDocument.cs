using System.Globalization;
using System.Text.Json;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Progress;

/// <summary>The documents of <c>respond</c>.</summary>
public static class RespondDocument
{
    private const int MostSessions = 200;

    /// <summary>Standard deviations below a thousandth of a point say nothing that the scale can hold, and only try the arithmetic.</summary>
    private const double LeastSd = 0.001;

    private static readonly string[] Members = ["obs", "days", "within", "plannedSessions", "goal", "parameters"];
    private static readonly string[] Parameters = ["mu0", "tau0", "muB", "tauB", "rho", "sigma", "q", "rounding", "within"];
    private static readonly string[] WithinMembers = ["use", "kappa", "sigma"];

    /// <returns>The course, and the model with the parameters that the document changes.</returns>
    public static Reading<(Course Course, ResponseModel Model)> Read(JsonElement json, ResponseModel model) =>
        StrictObject.Read(json, Members, document =>
        {
            var readings = document.MaybeNumbers("obs", "a number 0 to 10, or null", reading => reading is >= 0 and <= 10);
            if (readings.Length is 0 or > MostSessions + 1) document.Fault("obs", $"must hold 1 to {MostSessions + 1} readings");
            var course = new Course(
                readings, PerReading(document, "days", readings.Length, "a number of days, 0 to 3650, or null", days => days is >= 0 and <= 3650),
                PerReading(document, "within", readings.Length, "a number -10 to 10, or null", change => change is >= -10 and <= 10),
                document.Whole("plannedSessions", 0, MostSessions),
                document.Number("goal", "a number 0 to 10", goal => goal is >= 0 and <= 10));
            var parameters = document.MaybeObject("parameters", Parameters, changed => Changed(changed, model.Parameters));
            return (course, parameters is null ? model : model with { Parameters = parameters });
        });

    public static void Write(Forecast forecast, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("k", forecast.Sessions);
        Write("x", forecast.Pain, json);
        Write("b", forecast.Change, json);
        Write("a", forecast.Baseline, json);
        json.WriteStartArray("forecast");
        foreach (var step in forecast.Steps) Write(step, json);
        json.WriteEndArray();
        json.WriteStartObject("sessionsToGoal");
        Write("p10", forecast.ToGoal.P10, json);
        Write("p50", forecast.ToGoal.P50, json);
        Write("p90", forecast.ToGoal.P90, json);
        json.WriteNumber("horizon", forecast.ToGoal.Horizon);
        json.WriteEndObject();
        json.WriteString("decision", forecast.Advice.Code());
        json.WriteEndObject();
    }

    private static ImmutableArray<double?> PerReading(StrictObject document, string name, int readings, string allowed, Func<double, bool> ok)
    {
        if (!document.Has(name)) return [];
        var list = document.MaybeNumbers(name, allowed, ok);
        if (list.Length != readings) document.Fault(name, "must have one entry for each reading of obs");
        return list;
    }

    private static ResponseParameters Changed(StrictObject changed, ResponseParameters from)
    {
        double Of(string name, double otherwise, double least, double most) => Between(changed, name, least, most) ?? otherwise;
        return new ResponseParameters(
            Of("mu0", from.Mu0, -100, 100), Of("tau0", from.Tau0, LeastSd, 100), Of("muB", from.MuB, -100, 100), Of("tauB", from.TauB, 0, 100),
            Of("rho", from.Rho, 0, 1), Of("sigma", from.Sigma, LeastSd, 100), Of("q", from.Q, 0, 100), changed.MaybeBool("rounding") ?? from.Rounding,
            changed.MaybeObject("within", WithinMembers, within => new WithinSession(
                within.MaybeBool("use") ?? from.Within.Use, Between(within, "kappa", -100, 100) ?? from.Within.Kappa,
                Between(within, "sigma", LeastSd, 100) ?? from.Within.Sigma)) ?? from.Within);
    }

    private static double? Between(StrictObject document, string name, double least, double most) => document.MaybeNumber(
        name, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), value => value >= least && value <= most);

    private static void Write(string name, Estimate estimate, Utf8JsonWriter json) => json.Write(name, new Bounds(estimate.Mean, estimate.Sd));

    private static void Write(string name, int? sessions, Utf8JsonWriter json)
    {
        if (sessions is { } n) json.WriteNumber(name, n);
        else json.WriteNull(name);
    }

    private static void Write(ForecastStep step, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("n", step.Sessions);
        json.WriteNumber("mean", step.Mean);
        json.WriteNumber("latentSd", step.LatentSd);
        json.Write("latent80", step.Latent80);
        json.Write("observed80", step.Observed80);
        json.WriteNumber("pGoal", step.ReachesGoal);
        json.WriteNumber("pMeaningful", step.Meaningful);
        json.WriteEndObject();
    }
}
