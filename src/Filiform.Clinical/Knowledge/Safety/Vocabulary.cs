using System.Collections.Frozen;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>The closed lists that rules and plans speak in, and their words.</summary>
/// <param name="RegionFromFigure">From the <c>base</c> of a region of the body chart to a safety region.</param>
/// <param name="DeepNonCompressibleMuscles">Muscle ids that nobody can press on when they bleed.</param>
public sealed record Vocabulary(
    ImmutableArray<string> Regions, FrozenDictionary<string, string> RegionFromFigure,
    FrozenSet<string> DeepNonCompressibleMuscles, ImmutableArray<string> MuscleHazards, ImmutableArray<string> Techniques,
    ImmutableArray<string> Requires, ImmutableArray<string> Grades,
    FrozenDictionary<string, FrozenDictionary<string, Said>> Labels)
{
    /// <summary>The words for a code.</summary>
    /// <param name="list">Such as <c>requires</c>, <c>regions</c>, <c>sections</c> or <c>dispositions</c>.</param>
    /// <exception cref="KeyNotFoundException">The list or the code has no words.</exception>
    public Said Label(string list, string code) => Labels[list][code];
}
