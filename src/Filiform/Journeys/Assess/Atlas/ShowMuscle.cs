using Filiform.Clinical.Atlas;
using Filiform.Clinical.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess.Atlas;

/// <summary>Everything the atlas says of one muscle.</summary>
public sealed class ShowMuscle(ClinicalContent content) : IUseCase<ShowMuscle.Request, ShowMuscle.View>
{
    public sealed record Request(string Muscle);

    /// <param name="Whole">The muscle it is a part of; null when it is one of its own.</param>
    /// <param name="Parts">The other parts of that muscle.</param>
    /// <param name="Conditions">Conditions in which it is often involved.</param>
    public sealed record View(
        Muscle Muscle, MuscleGroup? Whole, ImmutableArray<Muscle> Parts, ImmutableArray<AtlasCondition> Conditions, ImmutableArray<Hazard> Hazards);

    public Permission Permission => Permission.ReadAtlas;
    public Effect Effect => Effect.Reads;

    public Task<Result<View>> Handle(Request request, Work work) => Task.FromResult(
        content.Atlas.MuscleById.GetValueOrDefault(request.Muscle) is { } muscle ? Of(muscle) : (Result<View>)Refusal.NotFound);

    private View Of(Muscle muscle)
    {
        var atlas = content.Atlas;
        var whole = content.MuscleGroups.Groups.FirstOrDefault(group => group.Parts.Contains(muscle.Id));
        return new(
            muscle, whole, [.. (whole?.Parts ?? []).Where(part => part != muscle.Id).Select(part => atlas.MuscleById[part])],
            [.. atlas.Conditions.Where(condition => condition.Muscles.Contains(muscle.Id))], [.. muscle.Needling.Hazards.Select(hazard => atlas.HazardById[hazard])]);
    }
}
