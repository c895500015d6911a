namespace Filiform.Clinical.Atlas;

/// <summary>The evidence of one pain drawing by region number.</summary>
internal sealed class Drawing
{
    private readonly int[] bases;

    /// <param name="evidence">e by region; 0 where nothing is shaded.</param>
    /// <param name="bases">Number of the base of each region; the two sides of one base have neighbouring region numbers.</param>
    public Drawing(double[] evidence, int[] bases)
    {
        this.bases = bases;
        Evidence = evidence;
        Shaded = NotZero(evidence);
        Total = Sum([]);
    }

    public double[] Evidence { get; }

    /// <summary>Region numbers with pain, ascending.</summary>
    public int[] Shaded { get; }

    /// <summary>All the evidence.</summary>
    public double Total { get; }

    public bool SameBase(int region, int next) => bases[region] == bases[next];

    /// <summary>Σ e·factor over the shaded regions.</summary>
    /// <remarks>The two sides of one base are added first, so that a mirrored drawing sums bit for bit the same.</remarks>
    /// <param name="factors">By region; empty means 1 everywhere.</param>
    public double Sum(ReadOnlySpan<double> factors)
    {
        double sum = 0;
        for (var at = 0; at < Shaded.Length; at++)
        {
            var term = Term(Shaded[at], factors);
            if (at + 1 < Shaded.Length && SameBase(Shaded[at], Shaded[at + 1])) term += Term(Shaded[++at], factors);
            sum += term;
        }
        return sum;
    }

    /// <summary>What is left after some regions are accounted for.</summary>
    public Drawing Without(Func<int, bool> explained)
    {
        var rest = (double[])Evidence.Clone();
        foreach (var region in Shaded)
            if (explained(region)) rest[region] = 0;
        return new Drawing(rest, bases);
    }

    private static int[] NotZero(double[] evidence)
    {
        var found = new List<int>();
        for (var region = 0; region < evidence.Length; region++)
            if (evidence[region] > 0) found.Add(region);
        return [.. found];
    }

    private double Term(int region, ReadOnlySpan<double> factors) =>
        factors.IsEmpty ? Evidence[region] : Evidence[region] * factors[region];
}
