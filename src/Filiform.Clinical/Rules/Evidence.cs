namespace Filiform.Clinical.Rules;

/// <summary>What a statement rests on.</summary>
/// <param name="Grade">A code of <c>vocabulary.grades</c>, such as <c>guideline</c>.</param>
/// <param name="Sources">Ids of citations; never empty.</param>
/// <param name="Directness"><c>direct</c> or <c>extrapolated</c> (another procedure or population); null where the data does not say.</param>
public sealed record Evidence(string Grade, ImmutableArray<string> Sources, string? Directness);
