namespace Filiform.Journeys.Learn;

/// <summary>A day with its year, as a person writes it: "Nov 23, 2026", "23 nov 2026".</summary>
public static class LongDay
{
    public static string Say(LocalDate day)
    {
        var spanish = Words.Language == "es";
        return day.ToString(spanish ? "d MMM yyyy" : "MMM d, yyyy", Words.Culture(Words.Language)).Replace(".", "", StringComparison.Ordinal);
    }
}
