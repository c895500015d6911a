using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>What a patient's newest screening comes to today: with the answers asked in person and the decisions made since it was sent.</summary>
/// <param name="IsSettled">Whether every rule that asks a clinician was decided, on what is known now.</param>
public sealed record ScreeningToday(Disposition Disposition, bool IsSettled)
{
    /// <returns>Null when no screening was sent.</returns>
    public static async Task<ScreeningToday?> Of(Work work, ClinicalContent content, Id<Patient> patient, LocalDate today)
    {
        if (await Screenings.LastCompleted(work, content.Safety, patient) is not { } screening) return null;
        var result = Screen.Evaluate(content.Safety, new ScreenInput(today, screening.Answers) { Held = screening.Held });
        return new(result.Disposition, Decisions.Settle(await Standing(work, content, screening), result));
    }

    /// <summary>The decisions that still rest on what is known.</summary>
    internal static async Task<ImmutableArray<DecisionRow>> Standing(Work work, ClinicalContent content, ScreeningRow screening) =>
    [
        .. (await Decisions.On(work, screening.Patient, screening.Id)).Where(each => !InPersonAnswers.Outdates(content.Safety, screening, each.Rule, each.DecidedAt)),
    ];
}
