using Filiform.Clinical.Instruments;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality.Muscles;

/// <summary>What followed the needling of each muscle in this clinic, split by what the atlas had said of it: counts, never people.</summary>
public sealed class ShowMuscleResponses(ClinicalContent content) : IUseCase<ShowMuscleResponses.Request, ShowMuscleResponses.View>
{
    /// <param name="Months">How far back to count, 1 to 60.</param>
    public sealed record Request(int Months);

    /// <param name="ByStanding">All muscles together; only what occurred, strongest first.</param>
    /// <param name="Muscles">Most often treated first.</param>
    /// <param name="Pain">The scale of the scores, with its smallest change that matters.</param>
    public sealed record View(
        ClinicRow Clinic, ImmutableArray<(AtlasStanding Standing, MuscleResponse Response)> ByStanding, ImmutableArray<MuscleResponses> Muscles, Instrument Pain, int Months);

    public Permission Permission => Permission.ReadQuality;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        var months = Math.Clamp(request.Months, 1, 60);
        var clinic = await Clinics.Here(work);
        var from = work.Now.InZone(clinic.TimeZone).Date.PlusMonths(-months).AtStartOfDayInZone(clinic.TimeZone).ToInstant();
        var pain = content.Instruments.ById[InstrumentCatalogue.Pain];
        var treatments = await TreatedMuscles.Since(work, from);
        return new View(clinic, MuscleResponses.Split(treatments, pain), MuscleResponses.ByMuscle(treatments, pain), pain, months);
    }
}
