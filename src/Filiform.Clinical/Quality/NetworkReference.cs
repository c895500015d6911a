namespace Filiform.Clinical.Quality;

/// <summary>What a clinic's treatments are expected to show: the rate of the network by case mix, or a published one (quality.md §3, §5).</summary>
/// <param name="Target">p0; null where nothing can be expected.</param>
/// <param name="IsNetwork">Whether it is the network's own rate, which rests on enough treatments.</param>
/// <param name="Strata">Reference of each stratum from all other clinics; empty where it would give a hidden count away.</param>
public sealed record NetworkReference(double? Target, bool IsNetwork, ImmutableDictionary<string, StratumTally> Strata, double Shrinkage)
{
    /// <summary>Each stratum of all clinics together. Added up once: a network has a thousand of them, and each is held against the rest.</summary>
    private ImmutableDictionary<string, StratumTally> All { get; init; } = ImmutableDictionary<string, StratumTally>.Empty;

    /// <summary>The network's own rate, which case mix is shrunk to (quality.md §3); null where nobody answered or it would give a hidden count away.</summary>
    private double? Overall { get; init; }

    /// <summary>Whether it is the published rate; otherwise it is what the clinics of the network have told, however little that is.</summary>
    public bool IsPublished { get; private init; }

    /// <param name="published">The published rate, 0 to 1; null without one.</param>
    /// <param name="reader">The clinic that looks: what it is told must not give away what is hidden from it.</param>
    public static NetworkReference Of(IReadOnlyList<ClinicTally> clinics, string reader, double? published, QualityParameters parameters)
    {
        var (answered, events) = (clinics.Sum(one => one.Answered), clinics.Sum(one => one.Events));
        var counts = clinics.Select(one => one.Events).ToImmutableArray();
        var safe = SmallCells.AreSafe(counts, SmallCells.Suppress(counts, parameters.SuppressBelow, at => clinics[at].Clinic == reader), parameters.SuppressBelow);
        var own = safe && answered >= QualityParameters.OwnRateFrom;
        double? overall = safe && answered > 0 ? (double)events / answered : null;
        double? target = own ? overall : published ?? overall;
        var all = clinics.SelectMany(one => one.Strata).GroupBy(one => one.Stratum).ToImmutableDictionary(
            group => group.Key, group => new StratumTally(group.Key, group.Sum(one => one.Treatments), group.Sum(one => one.Answered), group.Sum(one => one.Events)));
        return new NetworkReference(
            target, own, safe ? Others(all, clinics.FirstOrDefault(one => one.Clinic == reader)) : ImmutableDictionary<string, StratumTally>.Empty, parameters.Shrinkage) { All = all, Overall = overall, IsPublished = !own && published is not null };
    }

    /// <summary>The probability that a treatment of this stratum has the event: of its stratum once the network has enough data, else the target.</summary>
    public double Expected(string stratum) => IsNetwork ? Rate(stratum) : Target!.Value;

    /// <returns>The clinic beside the others; null where nothing can be expected, or telling it would give a hidden count away.</returns>
    public CaseMix? Standardized(ClinicTally clinic)
    {
        if (Strata.IsEmpty || Overall is not { } overall) return null;
        var others = Others(All, clinic);
        var strata = clinic.Strata.Where(one => one.Answered > 0).ToList();
        var result = CaseMix.Of(overall, [.. strata.Select(one => others.GetValueOrDefault(one.Stratum)).Select(one => (one?.Events ?? 0, one?.Answered ?? 0))],
            [.. strata.Select(one => one.Answered)], clinic.Events, Shrinkage);
        return result.Expected > 0 ? result : null;
    }

    private double Rate(string stratum) => Strata.TryGetValue(stratum, out var known)
        ? CaseMix.Rate(known.Events, known.Answered, Target!.Value, Shrinkage) : Target!.Value;

    /// <summary>The reference leaves the clinic itself out.</summary>
    private static ImmutableDictionary<string, StratumTally> Others(ImmutableDictionary<string, StratumTally> all, ClinicTally? clinic) =>
        (clinic?.Strata ?? []).Aggregate(all, (rest, own) => rest[own.Stratum].Without(own) is { Treatments: > 0 } left ? rest.SetItem(own.Stratum, left) : rest.Remove(own.Stratum));
}
