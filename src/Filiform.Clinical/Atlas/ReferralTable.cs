namespace Filiform.Clinical.Atlas;

/// <summary>Regions, muscles and hypotheses as numbers, so that ranking is a walk over arrays.</summary>
internal sealed class ReferralTable
{
    private readonly Dictionary<string, int> numbers;
    private readonly int[] bases;
    private readonly int[][] touching;

    public ReferralTable(ImmutableArray<Region> regions, ImmutableArray<Muscle> muscles)
    {
        Regions = [.. regions.OrderBy(region => region.Base, StringComparer.Ordinal).ThenBy(region => region.Id, StringComparer.Ordinal)];
        numbers = Regions.Select((region, number) => (region.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
        var stems = Regions.Select(region => region.Base).Distinct().ToList();
        bases = [.. Regions.Select(region => stems.IndexOf(region.Base))];
        touching = [.. Regions.Select(region => region.Neighbours.Select(id => numbers[id]).ToArray())];
        Muscles = [.. muscles.OrderBy(muscle => muscle.Id, StringComparer.Ordinal)];
        Hypotheses = [.. Muscles.SelectMany((muscle, number) => new[] { Side.Left, Side.Right, Side.Both }.Select(side => Build(muscle, number, side)))];
        Marks = [.. Regions.Select(region => region.Side switch { "left" => Candidates.OnLeft, "right" => Candidates.OnRight, _ => Candidates.Midline })];
        IdOrder = new int[Regions.Length];
        foreach (var (id, place) in numbers.Keys.Order(StringComparer.Ordinal).Select((id, place) => (id, place))) IdOrder[numbers[id]] = place;
        Direct = [.. Regions.Select((_, region) => Enumerable.Range(0, Hypotheses.Length).Where(h => Hypotheses[h].Weight[region] > 0).ToArray())];
        Touched = [.. Regions.Select((_, region) => Enumerable.Range(0, Hypotheses.Length).Where(h => Touches(h, region)).ToArray())];
    }

    /// <summary>By region number: in the order of bases, left before right.</summary>
    public Region[] Regions { get; }

    /// <summary>By muscle number: in the order of ids.</summary>
    public Muscle[] Muscles { get; }

    /// <summary>Left, right and both of each muscle, in the order of muscles.</summary>
    public Hypothesis[] Hypotheses { get; }

    /// <summary>By region: which side it lies on, as <see cref="Candidates"/> marks it.</summary>
    public byte[] Marks { get; }

    /// <summary>By region: its place in the order of ids, in which results are shown.</summary>
    public int[] IdOrder { get; }

    /// <summary>By region: the hypotheses whose pattern holds it.</summary>
    public int[][] Direct { get; }

    /// <summary>By region: the hypotheses that have a zone next to it and none in it.</summary>
    public int[][] Touched { get; }

    /// <exception cref="ArgumentException">A region is unknown, or an intensity lies outside 0 to 10.</exception>
    public Drawing Draw(IEnumerable<PainMark> pain)
    {
        var strongest = new int[Regions.Length];
        foreach (var (region, intensity) in pain)
        {
            if (!numbers.TryGetValue(region, out var number)) throw new ArgumentException($"'{region}' is no region.", nameof(pain));
            if (intensity is < 0 or > 10) throw new ArgumentException($"Intensity {intensity} of '{region}' lies outside 0 to 10.", nameof(pain));
            strongest[number] = Math.Max(strongest[number], intensity);
        }
        return new Drawing(Array.ConvertAll(strongest, RankingModel.Evidence), bases);
    }

    /// <summary>Pain does not suggest a muscle across the midline: referral is ipsilateral.</summary>
    private bool Touches(int h, int region) => Hypotheses[h].Side switch
    {
        Side.Both => Touches(h - 2, region) || Touches(h - 1, region),
        var side => Hypotheses[h] is var one && one.Weight[region] == 0 && one.SupportLog[region] > 0
            && (Regions[region].Side == "midline" || Regions[region].Side == side.Code()),
    };

    private Hypothesis Build(Muscle muscle, int number, Side side)
    {
        var weight = new double[Regions.Length];
        foreach (var zone in muscle.Referral)
            foreach (var half in side == Side.Both ? (string[])["left", "right"] : [side.Code()])
                weight[numbers[zone.On(half)]] = zone.Weight;
        var tolerant = Enumerable.Range(0, weight.Length)
            .Select(region => Math.Max(weight[region], RankingModel.NeighbourShare * touching[region].Max(other => weight[other]))).ToArray();
        int[] zones = [.. Enumerable.Range(0, weight.Length).Where(region => weight[region] > 0)];
        return new Hypothesis(
            number, side, Prior(muscle, side), weight,
            Array.ConvertAll(tolerant, w => w > 0 ? Math.Log(1 + (RankingModel.Hit / RankingModel.Stray - 1) * w) : 0),
            Array.ConvertAll(tolerant, w => Math.Min(1, w / RankingModel.FullCover)),
            zones, Array.ConvertAll(zones, region => RankingModel.SilenceWeight * Math.Log(1 - RankingModel.Hit * weight[region])));
    }

    private static double Prior(Muscle muscle, Side side) =>
        RankingModel.PriorWeight * Math.Log(RankingModel.Prevalence(muscle.Prevalence)) + (side == Side.Both ? Math.Log(RankingModel.BothFactor) : 0);
}
