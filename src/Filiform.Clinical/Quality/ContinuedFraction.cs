namespace Filiform.Clinical.Quality;

/// <summary>b0 + a1/(b1 + a2/(b2 + …)) by the method of Lentz.</summary>
internal static class ContinuedFraction
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;

    /// <param name="term">aₙ and bₙ, from n = 1.</param>
    /// <exception cref="ArithmeticException">It does not settle.</exception>
    public static double Value(double first, Func<int, (double A, double B)> term)
    {
        var value = first == 0 ? Tiny : first;
        var (c, d) = (value, 0.0);
        for (var n = 1; n <= MostTerms; n++)
        {
            var (a, b) = term(n);
            d = NotZero(b + a * d);
            c = NotZero(b + a / c);
            d = 1 / d;
            value *= c * d;
            if (Math.Abs(c * d - 1) < 1e-15) return value;
        }
        throw new ArithmeticException("The continued fraction does not settle.");
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
