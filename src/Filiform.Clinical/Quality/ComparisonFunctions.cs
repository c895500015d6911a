using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Quality;

internal static class ComparisonFunctions
{
    public static Action<Utf8JsonWriter> Indirect(StrictObject document)
    {
        var overall = document.Probability("overall");
        var (events, treatments) = (document.Wholes("refX", 0, Asked.Most), document.Wholes("refN", 0, Asked.Most));
        var own = document.Wholes("clinicN", 0, Asked.Most);
        var observed = document.Whole("observed", 0, Asked.Most);
        var m = document.MaybeNumber("m", "a number of treatments, 0 or more", value => value >= 0) ?? CaseMix.DefaultShrinkage;
        if (events.Length != own.Length || treatments.Length != own.Length)
        {
            document.Fault("clinicN", "must have as many strata as refX and refN");
            return _ => { };
        }
        var result = CaseMix.Of(overall, [.. events.Zip(treatments)], own, observed, m);
        if (!(result.Expected > 0)) document.Fault("clinicN", "must lead to an expectation above 0");
        return Asked.Object(json => Write(result, json));
    }

    public static Action<Utf8JsonWriter> FunnelBinomial(StrictObject document)
    {
        var (n, p0) = (document.Whole("n", 1, Asked.Most), document.Probability("p0"));
        return Asked.Object(json => Write(FunnelLimits.Binomial(n, p0), json));
    }

    public static Action<Utf8JsonWriter> FunnelPoisson(StrictObject document)
    {
        var expected = document.Number("expected", "a number above 0, at most 1000000", value => value is > 0 and <= 1e6);
        return Asked.Object(json => Write(FunnelLimits.Poisson(expected), json));
    }

    public static Action<Utf8JsonWriter> Spread(StrictObject document)
    {
        var z = document.Numbers("z", "a number from -1000000 to 1000000", value => Math.Abs(value) <= 1e6);
        var winsorise = document.MaybeNumber("winsorise", "a share from 0 to below 0.5", share => share is >= 0 and < 0.5) ?? Overdispersion.DefaultWinsorise;
        if (z.IsEmpty) document.Fault("z", "must hold at least one number");
        return Asked.Object(json =>
        {
            var result = Overdispersion.Of(z, winsorise);
            json.WriteNumber("phi", result.Phi);
            json.WriteNumber("threshold", result.Threshold);
            json.WriteBoolean("inflate", result.Inflate);
            json.WriteNumber("factor", result.Factor);
        });
    }

    private static void Write(CaseMix result, Utf8JsonWriter json)
    {
        json.WriteStartArray("stratumRates");
        foreach (var rate in result.StratumRates) json.WriteNumberValue(rate);
        json.WriteEndArray();
        json.WriteNumber("expected", result.Expected);
        json.WriteNumber("ratio", result.Ratio);
        json.Write("ratioCi95", result.RatioCi95);
        json.WriteNumber("adjustedRate", result.AdjustedRate);
    }

    internal static void Write(FunnelLimits limits, Utf8JsonWriter json)
    {
        json.WriteStartObject("limits");
        json.WriteNumber("low998", limits.Low998);
        json.WriteNumber("low95", limits.Low95);
        json.WriteNumber("high95", limits.High95);
        json.WriteNumber("high998", limits.High998);
        json.WriteEndObject();
    }
}
