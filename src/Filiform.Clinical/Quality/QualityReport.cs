namespace Filiform.Clinical.Quality;

/// <summary>What a network's treatments say. A signal asks for a case review; it never ranks clinicians.</summary>
/// <param name="Questions">Immediate, then delayed; never pooled.</param>
/// <param name="Serious">Each one is an incident of its own, in order of date.</param>
/// <param name="Compared">Against the published surveys, with the warning beside it.</param>
public sealed record QualityReport(
    ImmutableArray<QuestionReport> Questions, ImmutableArray<SeriousEvent> Serious, ImmutableArray<PublishedComparison> Compared, string KnowledgeVersion);

/// <summary>One question over all clinics.</summary>
/// <param name="Rate">Share of answered treatments with any event; null when nobody answered.</param>
/// <param name="Target">p0 of funnel and chart. Asked at once: the network's own rate once it rests on enough treatments, else the published one. Asked later: the
/// network's own, and no chart before it rests on enough. Null where nobody answered.</param>
/// <param name="Overdispersion">Null with fewer than ten plotted clinics.</param>
/// <param name="OutsideByChance">Clinics to be expected outside the 99.8 % limits by chance alone.</param>
public sealed record QuestionReport(
    Question Question, Completeness Completeness, Proportion? Rate, double? Target, Overdispersion? Overdispersion, double OutsideByChance,
    ImmutableArray<ClinicReport> Clinics)
{
    /// <summary>Events by clinic as one clinic may see them: small counts of others are hidden, with as many more as keep them hidden.</summary>
    /// <param name="reader">The clinic that looks; null for a reader of no clinic.</param>
    /// <returns>In the order of <see cref="Clinics"/>; null where hidden, and then rate and intervals must not be shown either.</returns>
    public ImmutableArray<int?> EventsSeenBy(string? reader, int below) =>
        SmallCells.Suppress([.. Clinics.Select(clinic => clinic.Completeness.Events)], below, at => Clinics[at].Clinic == reader);
}

/// <summary>One clinic's answers to one question.</summary>
/// <param name="Rate">Null below the least number of treatments for a rate.</param>
/// <param name="EventsPerTreatment">Counts every event, so it can exceed the share of treatments; null without a rate.</param>
/// <param name="CaseMix">Null when nothing can be expected.</param>
/// <param name="Plotted">Complete enough, and enough treatments, to stand in the funnel.</param>
/// <param name="MayAlarm">Complete enough, and enough treatments, for a signal.</param>
/// <param name="Limits">Of the funnel at this size, widened where clinics are overdispersed; null when not plotted.</param>
/// <param name="Outside">Which limit it lies beyond; null when inside or not plotted.</param>
/// <param name="Rise">Chart for more events than expected; null when it may not alarm.</param>
/// <param name="Fall">Chart for fewer, which first asks whether events are being recorded; null when it may not alarm.</param>
public sealed record ClinicReport(
    string Clinic, Completeness Completeness, Proportion? Rate, EventRate? EventsPerTreatment, CaseMix? CaseMix, bool Plotted, bool MayAlarm,
    FunnelLimits? Limits, string? Outside, ClinicChart? Rise, ClinicChart? Fall);

/// <param name="Events">Events of all kinds, several in one treatment counted each.</param>
/// <param name="Interval">Garwood.</param>
public sealed record EventRate(int Events, double Estimate, Bounds Interval);

/// <param name="AlarmRows">Rows of the treatments at which it alarmed.</param>
public sealed record ClinicChart(double Last, ImmutableArray<double> Path, ImmutableArray<int> AlarmRows);

/// <param name="SincePrevious">Treatments of the clinic since its previous serious event; null for the first one known, as nobody knows what was before the file.</param>
/// <param name="GapProbability">A remark on the incident, no alarm.</param>
/// <param name="Remarkable">The gap is shorter than chance allows.</param>
public sealed record SeriousEvent(string Event, string Clinic, LocalDate Date, int Row, int? SincePrevious, double? GapProbability, bool Remarkable);

/// <param name="Question">Which found it: the one that asks for this event, or the other where it was told there too; never pooled.</param>
/// <param name="Treatments">Treatments that answered that question.</param>
/// <param name="P">Exact, two-sided.</param>
/// <param name="CountFrom">Whether the published count was printed or derived.</param>
public sealed record PublishedComparison(
    string Event, Question Question, int Events, int Treatments, string Baseline, string BaselineEvent, int BaselineEvents, int BaselineTreatments, double P, string CountFrom);
