using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>What somebody looks for; the parameters of <c>GET /api/v1/availability</c>.</summary>
/// <param name="First">First clinic date; null means today, wherever the clinic is.</param>
/// <param name="Last">Last clinic date, included; null means two weeks after the first.</param>
/// <param name="Near">Where the patient is; null when they did not say.</param>
/// <param name="RadiusKm">How far they would go; counts only with <paramref name="Near"/>.</param>
public sealed record SlotQuery(
    string VisitType, LocalDate? First, LocalDate? Last, Place? Near, double RadiusKm,
    string? Clinic, string? Practitioner, string? Condition, string? Language, int Limit)
{
    /// <summary>An hour's drive, more or less; a search by start alone would answer with the other coast.</summary>
    public const double UsualRadiusKm = 80;

    public const int UsualLimit = 20;
    public const int MostLimit = 200;

    /// <summary>The longest span of days that one query may ask for.</summary>
    public const int MostDays = 366;
}
