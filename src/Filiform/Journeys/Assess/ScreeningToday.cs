using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>What a patient's newest screening comes to today: with the answers asked in person and the decisions made since it was sent.</summary>
/// <param name="Disposition">As far as it is known.</param>
/// <param name="IsSettled">Whether every rule that asks a clinician was decided, on what is known now.</param>
/// <param name="AsksOnDay">Whether the patient still has to be asked about the day of the visit.</param>
public sealed record ScreeningToday(Disposition Disposition, bool IsSettled, bool AsksOnDay)
{
    /// <summary>Whether the rules changed since it was sent, and read it otherwise.</summary>
    public bool RulesChanged { get; init; }

    /// <param name="visit">The day of the visit it is read for.</param>
    /// <returns>Null when no screening was sent.</returns>
    public static async Task<ScreeningToday?> Of(Work work, ClinicalContent content, Id<Patient> patient, LocalDate today, LocalDate visit, DateTimeZone zone)
    {
        if (await Screenings.LastCompleted(work, content.Safety, patient) is not { } screening) return null;
        var reading = DayReading.Of(content.Safety, screening, today, visit, zone);
        return new(reading.SoFar, Decisions.Settle(await Standing(work, content, screening), reading.Findings), !reading.ToAsk.IsEmpty)
        {
            RulesChanged = await KnowledgeChange.Since(work, content, screening, zone) is not null,
        };
    }

    /// <summary>The decisions that still rest on what is known.</summary>
    internal static async Task<ImmutableArray<DecisionRow>> Standing(Work work, ClinicalContent content, ScreeningRow screening) =>
    [
        .. (await Decisions.On(work, screening.Patient, screening.Id)).Where(each => !InPersonAnswers.Outdates(content.Safety, screening, each.Rule, each.DecidedAt)),
    ];
}
