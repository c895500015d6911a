namespace Filiform.Scheduling.Tests;

public sealed class PlaceTests
{
    private static readonly Gen<Place> Anywhere = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180])
        .Select((latitude, longitude) => Place.At(latitude, longitude)!.Value);

    /// <summary>The worked example of the haversine formula: Nashville airport to Los Angeles airport.</summary>
    [Fact]
    public void Is_as_far_from_another_as_published() =>
        Assert.Equal(2886.448, Place.At(36.12, -86.67)!.Value.DistanceKm(Place.At(33.94, -118.40)!.Value), 2);

    [Fact]
    public void Is_half_the_earth_from_its_antipode() =>
        Assert.Equal(20015.114, Place.At(30, 20)!.Value.DistanceKm(Place.At(-30, -160)!.Value), 3);

    [Fact]
    public void Is_equally_far_both_ways_and_nowhere_from_itself() => Gen.Select(Anywhere, Anywhere).Sample((a, b) =>
        Math.Abs(a.DistanceKm(b) - b.DistanceKm(a)) < 1e-6 && a.DistanceKm(a) == 0);

    [Fact]
    public void Is_never_farther_than_by_way_of_a_third() => Gen.Select(Anywhere, Anywhere, Anywhere).Sample((a, b, c) =>
        a.DistanceKm(c) <= a.DistanceKm(b) + b.DistanceKm(c) + 1e-6);

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(0, -180.1)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Is_nothing_off_the_earth(double latitude, double longitude) => Assert.Null(Place.At(latitude, longitude));
}
