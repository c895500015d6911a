using Filiform.Clinical.Atlas;

namespace Filiform.Bench.Engines;

/// <summary>How often the ranking names the muscle that a drawing was simulated from, and the list beside it those that the ranking cannot name (decision 16).</summary>
/// <remarks>Each zone of a muscle's map from spill-over up is drawn, then damaged. Everything comes from the atlas that also ranks: this says how the
/// model bears damage, not how often it is right about people.</remarks>
public sealed class DamagedDrawings : IBenchmark
{
    private const int Times = 12, Seed = 20261127, First = 5, MostShaded = 36;
    private const double SpillOver = 0.3;

    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();

    public string Name => "damaged";

    public IEnumerable<Figure> Run()
    {
        foreach (var (kind, damage) in Kinds)
        {
            var chance = new Random(Seed);
            var (drawings, named, unnamed, beside, guessed) = (0, 0, 0, 0, 0.0);
            foreach (var muscle in Atlas.Muscles)
                for (var time = 0; time < Times; time++)
                {
                    if (Draw(muscle, time % 2 == 0 ? Side.Left : Side.Right, damage, chance) is not { } drawing) continue;
                    drawings++;
                    var rows = Atlas.Rank(drawing, Atlas.Muscles.Length).Muscles;
                    if (rows.Take(First).Any(row => row.Muscle == muscle.Id)) named++;
                    if (rows.Any(row => row.Muscle == muscle.Id)) continue;
                    unnamed++;
                    var next = Atlas.Beside(drawing, Atlas.Muscles.Length);
                    if (next.Take(First).Any(row => row.Muscle == muscle.Id)) beside++;
                    guessed += next.Any(row => row.Muscle == muscle.Id) ? Math.Min(1, First / (double)next.Length) : 0;
                }

            yield return new($"first {First} rows hold the muscle, {kind}", "%", Spread.Of(100.0 * named / drawings), Note: $"{drawings:N0} drawings");
            if (unnamed >= 30)
                yield return new(
                    $"of those no candidate, first {First} beside", "%", Spread.Of(100.0 * beside / unnamed), new("any five of that list", Spread.Of(100 * guessed / unnamed)),
                    Note: $"{unnamed:N0} drawings, {100.0 * unnamed / drawings:0.0} %");
        }
    }

    private static readonly ImmutableArray<(string Kind, Func<Region, Random, IEnumerable<string>> Damage)> Kinds =
    [
        ("as in the map", (region, _) => [region.Id]),
        ("shifted 25 %", Shifted(0.25)), ("shifted 50 %", Shifted(0.5)),
        ("overspilled 30 %", (region, chance) => region.Neighbours.Where(_ => chance.NextDouble() < 0.3).Prepend(region.Id)),
        ("partly drawn 40 %", (region, chance) => chance.NextDouble() < 0.4 ? [region.Id] : []),
    ];

    private static Func<Region, Random, IEnumerable<string>> Shifted(double share) =>
        (region, chance) => chance.NextDouble() < share ? [region.Neighbours[chance.Next(region.Neighbours.Length)]] : [region.Id];

    /// <returns>Null where nothing, or too much to be ranked, came out.</returns>
    private static ImmutableArray<PainMark>? Draw(Muscle muscle, Side side, Func<Region, Random, IEnumerable<string>> damage, Random chance)
    {
        var shaded = Atlas.ReferralMap(muscle, side).Where(zone => zone.Value >= SpillOver).OrderBy(zone => zone.Key, StringComparer.Ordinal)
            .SelectMany(zone => damage(Atlas.RegionById[zone.Key], chance)).ToHashSet(StringComparer.Ordinal);
        return shaded.Count is 0 or > MostShaded ? null : [.. shaded.Order(StringComparer.Ordinal).Select(region => new PainMark(region, chance.Next(2, 10)))];
    }
}
