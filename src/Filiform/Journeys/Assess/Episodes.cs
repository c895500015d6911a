using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>One course of care for one problem.</summary>
/// <param name="Condition">Id of a condition of <c>muscles.json</c>.</param>
public sealed record EpisodeRow(Id<Episode> Id, Id<Practitioner> Practitioner, string Condition, LocalDate StartedOn, LocalDate? ClosedOn, string? Outcome);

public static class Episodes
{
    /// <summary>All of one patient's episodes, newest first.</summary>
    public static Task<ImmutableArray<EpisodeRow>> Of(Work work, Id<Patient> patient) => work.Query<EpisodeRow>("""
        select id, practitioner, condition, started_on, closed_on, outcome from episode
        where clinic = @clinic and patient = @patient order by started_on desc, id desc
        """, new { patient });

    /// <returns>The newest open episode; null when there is none.</returns>
    public static async Task<EpisodeRow?> Open(Work work, Id<Patient> patient) =>
        (await Of(work, patient)).FirstOrDefault(episode => episode.ClosedOn is null);
}
