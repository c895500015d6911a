namespace Filiform.Journeys.Practice.Network;

/// <summary>What is wrong with a document from outside, and what is allowed.</summary>
/// <param name="Field">Where, such as <c>clinics[2].zone</c>; empty for the whole document.</param>
public sealed record InputFault(string Field, string Message);
