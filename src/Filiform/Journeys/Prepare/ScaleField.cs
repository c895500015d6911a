namespace Filiform.Journeys.Prepare;

/// <summary>A row of numbers to choose from.</summary>
/// <param name="Id">Of the first number; error messages point there.</param>
/// <param name="Chosen">As it was posted or kept; null for none.</param>
public sealed record ScaleField(string Id, string Name, int From, int To, string? Chosen);
