using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>What a generated network can be booked for.</summary>
internal static class GeneratedVisits
{
    /// <summary>The visit that a clinic offers also where the law keeps needles out of it.</summary>
    public const string WithoutNeedling = "assessment";

    public static readonly ImmutableArray<VisitTypeEntry> All =
    [
        new(new("First visit with dry needling", "Primera visita con punción seca"), Type("first-visit", 60, after: 15, needling: true, notice: 240)),
        new(new("Follow-up visit with dry needling", "Visita de seguimiento con punción seca"), Type("follow-up", 45, after: 15, needling: true, notice: 120)),
        new(new("Short follow-up with dry needling", "Seguimiento breve con punción seca"), Type("short-follow-up", 30, after: 10, needling: true, notice: 120)),
        new(new("Assessment without needles", "Evaluación sin agujas"), Type(WithoutNeedling, 45, after: 0, needling: false, notice: 120)),
    ];

    private static VisitType Type(string id, int minutes, int after, bool needling, int notice) => new(
        id, Duration.FromMinutes(minutes), Duration.Zero, Duration.FromMinutes(after), Duration.FromMinutes(15),
        needling, Duration.FromMinutes(notice), horizonDays: 60);
}
