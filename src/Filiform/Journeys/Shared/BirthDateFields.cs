using Filiform.Pipeline;

namespace Filiform.Journeys.Shared;

/// <summary>A birth date as three fields: <c>month</c>, <c>day</c> and <c>year</c>.</summary>
/// <param name="DescribedBy">Ids of what is said about them.</param>
public sealed record BirthDateFields(string? Month, string? Day, string? Year, bool Wrong, string DescribedBy)
{
    public static ImmutableArray<string> Order => Words.Language == "es" ? ["day", "month", "year"] : ["month", "day", "year"];

    public string? Typed(string part) => part switch { "month" => Month, "day" => Day, _ => Year };
}
