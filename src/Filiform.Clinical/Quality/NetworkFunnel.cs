namespace Filiform.Clinical.Quality;

/// <summary>Clinics of a network as one of them may see them (quality.md §3, §4). A point outside asks for a case review; nothing here is a rank.</summary>
/// <param name="Clinics">In the order given.</param>
/// <param name="Spread">Null with fewer than ten plotted clinics, where it is not checked.</param>
/// <param name="OutsideByChance">Clinics to be expected outside the 99.8 % limits by chance alone.</param>
/// <param name="Limits">The funnel's lines, by number of answered treatments, widened where clinics are overdispersed; empty when nothing is plotted.</param>
public sealed record NetworkFunnel(
    NetworkReference Reference, ImmutableArray<FunnelClinic> Clinics, Overdispersion? Spread, double OutsideByChance,
    ImmutableArray<(int Treatments, FunnelLimits At)> Limits)
{
    /// <summary>Enough for a line that looks smooth, few enough for a small page.</summary>
    private const int Steps = 48;

    /// <param name="clinics">All of the network that have treatments.</param>
    /// <param name="reader">The clinic that looks.</param>
    /// <param name="published">The published rate, 0 to 1; null without one.</param>
    public static NetworkFunnel Of(IReadOnlyList<ClinicTally> clinics, string reader, double? published, QualityParameters parameters)
    {
        var reference = NetworkReference.Of(clinics, reader, published, parameters);
        var shown = SmallCells.Suppress([.. clinics.Select(one => one.Events)], parameters.SuppressBelow, at => clinics[at].Clinic == reader);
        var plotted = clinics.Where((one, at) => Standing(one, shown[at], parameters) == FunnelStanding.Plotted).ToList();
        if (reference.Target is not (> 0 and < 1) || plotted.Count < 2)
            return new NetworkFunnel(reference, [.. clinics.Select((one, at) => Listed(one, shown[at], reference, parameters, null))], null, 0, []);

        var target = reference.Target.Value;
        var spread = plotted.Count >= Overdispersion.LeastClinics ? Overdispersion.Of([.. plotted.Select(one => Distance(one, target))], parameters.Winsorise) : null;
        FunnelLimits At(int n) => FunnelLimits.Binomial(n, target).Widened(target, spread?.Factor ?? 1);
        return new NetworkFunnel(
            reference, [.. clinics.Select((one, at) => Listed(one, shown[at], reference, parameters, At))], spread,
            QualityParameters.OutsideByChance * plotted.Count, Curve(plotted.Max(one => one.Answered), parameters.LeastTreatments, At));
    }

    private static ImmutableArray<(int, FunnelLimits)> Curve(int most, int least, Func<int, FunnelLimits> at)
    {
        var end = Math.Max(least + Steps, (int)(most * 1.08));
        return [.. Enumerable.Range(0, Steps + 1).Select(step => least + (end - least) * step / Steps).Select(n => (n, at(n)))];
    }

    private static FunnelClinic Listed(
        ClinicTally one, int? shown, NetworkReference reference, QualityParameters parameters, Func<int, FunnelLimits>? limits)
    {
        // Without limits nobody is inside any.
        var standing = Standing(one, shown, parameters) is var could && could == FunnelStanding.Plotted && limits is null ? FunnelStanding.NoLimits : could;
        var share = shown is { } events && one.Answered >= parameters.LeastTreatments ? Proportion.Of(events, one.Answered, parameters.Conf) : null;
        var alarms = standing == FunnelStanding.Plotted && one.Counts.Share >= parameters.CompleteToAlarm;
        return new FunnelClinic(
            one.Clinic, one.Treatments, one.Answered, shown, share, shown is null || share is null ? null : reference.Standardized(one), standing, alarms,
            alarms ? limits!(one.Answered).Outside(share!.Estimate) : null);
    }

    private static FunnelStanding Standing(ClinicTally one, int? shown, QualityParameters parameters) =>
        one.Counts.Share < parameters.CompleteToPlot ? FunnelStanding.Incomplete
        : one.Answered < parameters.LeastTreatments ? FunnelStanding.TooFew
        : shown is null ? FunnelStanding.Hidden : FunnelStanding.Plotted;

    /// <summary>How far a clinic lies from the target, in standard errors.</summary>
    private static double Distance(ClinicTally one, double target) =>
        ((double)one.Events / one.Answered - target) / Math.Sqrt(target * (1 - target) / one.Answered);
}

/// <param name="Events">Null where it is hidden; then rate and ratio are null too.</param>
/// <param name="Share">Null under the least number of treatments for a rate.</param>
/// <param name="CaseMix">Observed over expected.</param>
/// <param name="MayAlarm">Complete enough, and enough treatments, for a signal.</param>
/// <param name="Outside">Which limit it lies beyond, as <see cref="FunnelLimits.Outside"/> says; null inside, or where it may not alarm.</param>
public sealed record FunnelClinic(
    string Clinic, int Treatments, int Answered, int? Events, Proportion? Share, CaseMix? CaseMix, FunnelStanding Standing, bool MayAlarm, string? Outside);

/// <summary>Why a clinic is on the plot, or only in the list.</summary>
public enum FunnelStanding { Plotted, Incomplete, TooFew, Hidden, NoLimits }
