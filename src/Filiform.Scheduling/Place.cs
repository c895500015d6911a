namespace Filiform.Scheduling;

/// <summary>A point on the earth, in degrees.</summary>
public readonly record struct Place
{
    /// <summary>Mean radius of the earth, in kilometres (IUGG R1).</summary>
    private const double Radius = 6371.0088;

    private Place(double latitude, double longitude) => (Latitude, Longitude) = (latitude, longitude);

    /// <summary>North is positive, −90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>East is positive, −180 to 180.</summary>
    public double Longitude { get; }

    /// <returns>The place; null when a coordinate is out of range or no number.</returns>
    public static Place? At(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? new(latitude, longitude) : null;

    /// <summary>Great-circle distance on a sphere (haversine), in kilometres; within 0.6 % of the ellipsoid's.</summary>
    public double DistanceKm(Place other)
    {
        var (here, there) = (Radians(Latitude), Radians(other.Latitude));
        var chord = Square(Math.Sin((there - here) / 2))
            + Math.Cos(here) * Math.Cos(there) * Square(Math.Sin(Radians(other.Longitude - Longitude) / 2));
        // Rounding may lift the chord of antipodes a hair above one, where the arc sine has no value.
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double x) => x * x;
}
