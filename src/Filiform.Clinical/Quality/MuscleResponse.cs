using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Quality;

/// <summary>How many of the treatments that could show a fall in pain showed one that matters.</summary>
/// <param name="Fell">Treatments in which pain fell by at least the smallest change that matters.</param>
/// <param name="Of">Treatments with both scores, and with pain before: no pain cannot fall.</param>
public sealed record PainFall(int Fell, int Of)
{
    /// <summary>Fewer treatments than this give a count and an interval, and no rate.</summary>
    public const int EnoughForARate = 30;

    private const double HalfOfFivePercent = 0.025;

    public double? Rate => Of >= EnoughForARate ? (double)Fell / Of : null;

    /// <summary>Clopper–Pearson, 95 %; null with nothing to count.</summary>
    public Bounds? Interval => Of > 0 ? Proportion.Exact(Fell, Of, HalfOfFivePercent) : null;
}

/// <summary>What followed the needling of a muscle, or of every muscle that the atlas had given one standing.</summary>
/// <param name="Treatments">Sessions in which it was needled; where muscles are pooled, muscle by muscle.</param>
/// <param name="After">Right after the needles.</param>
/// <param name="ByNext">By the start of the next session.</param>
public sealed record MuscleResponse(int Treatments, int Patients, PainFall After, PainFall ByNext)
{
    /// <param name="pain">The scale of the scores, with its smallest change that matters.</param>
    public static MuscleResponse Of(IReadOnlyCollection<MuscleTreatment> treatments, Instrument pain) => new(
        treatments.Count, treatments.Select(each => each.Patient).Distinct().Count(),
        Fall(treatments.Select(each => (each.Before, each.After)), pain), Fall(treatments.Select(each => (each.Before, each.Next)), pain));

    private static PainFall Fall(IEnumerable<(int? Before, int? Later)> scores, Instrument pain)
    {
        var known = scores.Where(each => each is { Before: > 0, Later: not null }).ToList();
        return new(known.Count(each => pain.Compare(each.Before!.Value, each.Later!.Value).Met), known.Count);
    }
}

/// <summary>One muscle, and the same split by what the atlas had said of it.</summary>
/// <param name="ByStanding">Only what occurred, strongest first.</param>
public sealed record MuscleResponses(string Muscle, MuscleResponse All, ImmutableArray<(AtlasStanding Standing, MuscleResponse Response)> ByStanding)
{
    /// <summary>Most often treated first; equals by id.</summary>
    public static ImmutableArray<MuscleResponses> ByMuscle(IReadOnlyCollection<MuscleTreatment> treatments, Instrument pain) =>
    [
        .. treatments.GroupBy(each => each.Muscle)
            .Select(of => new MuscleResponses(of.Key, MuscleResponse.Of([.. of], pain), Split([.. of], pain)))
            .OrderByDescending(each => each.All.Treatments).ThenBy(each => each.Muscle, StringComparer.Ordinal),
    ];

    /// <summary>Strongest standing first; only what occurred.</summary>
    public static ImmutableArray<(AtlasStanding Standing, MuscleResponse Response)> Split(IReadOnlyCollection<MuscleTreatment> treatments, Instrument pain) =>
        [.. treatments.GroupBy(each => each.Standing).OrderBy(of => of.Key).Select(of => (of.Key, MuscleResponse.Of([.. of], pain)))];
}
