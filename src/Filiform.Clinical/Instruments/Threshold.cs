using System.Text.Json;

namespace Filiform.Clinical.Instruments;

/// <summary>A published change score.</summary>
/// <param name="Value">Points.</param>
/// <param name="Percent">Also enough: this share of a baseline above 0, in per cent; null when none is given.</param>
/// <param name="Source">Id of the citation.</param>
/// <param name="Record">The record of the data file, to be shown in full.</param>
public sealed record Threshold(decimal Value, decimal? Percent, string Source, JsonElement Record);
