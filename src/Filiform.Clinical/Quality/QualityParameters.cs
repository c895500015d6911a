using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Quality;

/// <param name="Conf">Level of the intervals printed.</param>
/// <param name="CompleteToPlot">Least completeness of a clinic that is plotted.</param>
/// <param name="CompleteToAlarm">Least completeness of a clinic that may alarm.</param>
/// <param name="LeastTreatments">Fewer answered treatments than this get no rate and no alarm.</param>
/// <param name="SuppressBelow">Counts from 1 to below this are hidden from others.</param>
/// <param name="Shrinkage">m, in treatments.</param>
public sealed record QualityParameters(
    double Conf, double CompleteToPlot, double CompleteToAlarm, int LeastTreatments, int SuppressBelow, double Shrinkage, double Winsorise,
    ChartRule Rise, ChartRule Fall)
{
    /// <summary>Complete treatments from which a network's own rate replaces the published one (<c>cusum.minor.p0</c>).</summary>
    public const int OwnRateFrom = 500;

    /// <summary>The published rate until then (brady2014).</summary>
    public const double PublishedRate = 0.1918;

    /// <summary>What is published on minor events as one question finds them: therapists told what they noticed, so that holds for the end of the session. Nobody has asked every
    /// patient a day or two later in the same way, so there is none for that (quality.md §6: different questions are not pooled).</summary>
    public static double? PublishedFor(Question question) => question == Question.Immediate ? PublishedRate : null;

    /// <summary>Share of clinics outside the 99.8 % limits by chance alone.</summary>
    public const double OutsideByChance = 0.002;

    /// <summary>Rate of serious events that the gap test compares with (<c>major.gapTest</c>).</summary>
    public const double SeriousRate = 0.001;
    public const double GapRemarkBelow = 0.05;
}

/// <param name="Height">h.</param>
public sealed record ChartRule(double OddsRatio, double Height);

public sealed record Stratum(string Name, ImmutableArray<string> Values);

/// <summary>A published survey.</summary>
public sealed record Baseline(
    string Id, string Country, int Clinicians, int Treatments, ImmutableArray<BaselineEvent> Events, FrozenDictionary<string, BaselineEvent> EventById);

/// <param name="CountFrom">Whether the count was printed or derived; to be said where it is shown.</param>
public sealed record BaselineEvent(string Id, int Count, int Treatments, string CountFrom)
{
    public double Rate => (double)Count / Treatments;
}

/// <summary>A kind of adverse event as treatments record it.</summary>
/// <param name="Question"><c>immediate</c> or <c>delayed</c>; null for a sum of kinds, which nobody records.</param>
/// <param name="Serious">It opens an incident at once and waits for no chart.</param>
public sealed record RecordedEvent(
    string Id, Said Name, string Severity, string? Question, bool Serious, ImmutableArray<(string Baseline, string Event)> Baselines);
