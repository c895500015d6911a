using Filiform.Clinical.Atlas;

namespace Filiform.Clinical.Tests.Atlas;

/// <summary>Random drawings over the shipped atlas, for the tests of what is ranked and what is listed beside.</summary>
internal static class AnyDrawing
{
    public const int Cases = 120;

    public static readonly ReferralAtlas Shipped = ReferralAtlas.Embedded();
    public static readonly PlainRanking Plain = new(Shipped.Regions, Shipped.Muscles);
    public static readonly Gen<PainMark> Mark = Gen.Select(Gen.Int[0, Shipped.Regions.Length - 1], Gen.Int[1, 10], (region, intensity) => new PainMark(Shipped.Regions[region].Id, intensity));
    public static readonly Gen<PainMark[]> Drawing = Mark.Array[1, 9];

    public static Side Opposite(Side side) => side switch
    {
        Side.Left => Side.Right,
        Side.Right => Side.Left,
        _ => side,
    };
}
