using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Quality;

internal static class IntervalFunctions
{
    public static Action<Utf8JsonWriter> Proportion(StrictObject document)
    {
        var ((x, n), conf) = (document.Share(), document.Level());
        return Asked.Object(json =>
        {
            var proportion = Quality.Proportion.Of(x, n, conf);
            json.WriteNumber("estimate", proportion.Estimate);
            json.Write("clopperPearson", proportion.ClopperPearson);
            json.Write("midP", proportion.MidP);
            json.Write("wilson", proportion.Wilson);
        });
    }

    public static Action<Utf8JsonWriter> Poisson(StrictObject document)
    {
        var (x, conf) = (document.Whole("x", 0, Asked.Most), document.Level());
        return Asked.Object(json => json.Write("garwood", Counts.Garwood(x, conf)));
    }

    public static Action<Utf8JsonWriter> ZeroEvents(StrictObject document)
    {
        var (n, conf) = (document.Whole("n", 1, Asked.Most), document.Level());
        return Asked.Object(json =>
        {
            var (upper, three) = Counts.Zero(n, conf);
            json.WriteNumber("oneSidedUpper", upper);
            json.WriteNumber("ruleOfThree", three);
        });
    }

    public static Action<Utf8JsonWriter> ExactTest(StrictObject document)
    {
        var ((x, n), p0) = (document.Share(), document.Probability("p0"));
        return Asked.Object(json => json.WriteNumber("pTwoSided", Counts.ExactTest(x, n, p0)));
    }
}
