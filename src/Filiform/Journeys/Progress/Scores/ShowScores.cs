using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Every score of a patient by instrument, each change held against what matters and against measurement error.</summary>
public sealed class ShowScores(ClinicalContent content) : IUseCase<ShowScores.Request, ShowScores.View>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    public sealed record View(ClinicRow Clinic, ImmutableArray<ScoreHistory> Histories);

    public Permission Permission => Permission.ReadOutcomes;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work) =>
        new View(await Clinics.Here(work), ScoreHistory.Of(content, await Outcomes.Of(work, request.Patient)));
}
