namespace Filiform.Clinical.Quality;

/// <summary>A range from <paramref name="Low"/> to <paramref name="High"/>, both ends included.</summary>
public readonly record struct Bounds(double Low, double High)
{
    public Bounds DividedBy(double divisor) => new(Low / divisor, High / divisor);
}
