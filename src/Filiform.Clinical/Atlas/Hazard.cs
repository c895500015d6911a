using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>A structure that a needle can harm, and the signs that it did.</summary>
/// <param name="Severity"><c>critical</c>, <c>serious</c>, <c>moderate</c> or <c>mild</c>.</param>
/// <param name="WarningSigns">Patient words, for the aftercare sheet.</param>
public sealed record Hazard(string Id, string Severity, Said Name, Said Consequence, SaidList WarningSigns);
