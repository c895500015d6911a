namespace Filiform.Cli.Knowledge;

/// <summary>What goes into each function; a vector holds input and output side by side.</summary>
internal static class QualityInputs
{
    public static string[] Of(string function) => function switch
    {
        "proportion" => ["x", "n", "conf"],
        "poisson" => ["x", "conf"],
        "zeroEvents" => ["n", "conf"],
        "exactTest" => ["x", "n", "p0"],
        "indirect" => ["overall", "refX", "refN", "clinicN", "observed", "m"],
        "funnelBinomial" => ["n", "p0"],
        "funnelPoisson" => ["expected"],
        "overdispersion" => ["z", "winsorise"],
        "cusum" => ["y", "p", "oddsRatio", "h", "reset"],
        "cusumArl" => ["p0", "oddsRatio", "h", "trueP", "gridCells"],
        "latticeCusum" => ["p0", "M", "H", "y"],
        _ => throw new ArgumentException($"'{function}' is no function of quality.md.", nameof(function)),
    };
}
