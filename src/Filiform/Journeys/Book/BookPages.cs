using System.Globalization;
using NodaTime.Text;

namespace Filiform.Journeys.Book;

/// <summary>What the booking pages say alike.</summary>
public static class BookPages
{
    private const double MilesPerKm = 0.621371;

    /// <summary>Whoever books acts as a visitor, whatever else they are signed in for: the visit is nobody's yet.</summary>
    public static Actor AsVisitor(this Actor actor) => Actor.Visitor with { Address = actor.Address, RequestId = actor.RequestId };

    /// <returns>The day; null when it is none.</returns>
    public static LocalDate? Day(string? field) =>
        field is not null && LocalDatePattern.Iso.Parse(field.Trim()) is { Success: true, Value: { Year: >= 2000 and <= 2200 } day } ? day : null;

    public static string Field(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>"Friday, November 27".</summary>
    public static string Heading(LocalDate day)
    {
        var culture = CultureInfo.CurrentUICulture;
        var text = day.ToString(culture.TwoLetterISOLanguageName == "es" ? "dddd d 'de' MMMM" : "dddd, MMMM d", culture);
        return char.ToUpper(text[0], culture) + text[1..];
    }

    /// <summary>"Fri", short enough for a strip of days.</summary>
    public static string Weekday(LocalDate day) => day.ToString("ddd", CultureInfo.CurrentCulture).TrimEnd('.');

    public static string Month(LocalDate day) => day.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    public static string Miles(double km) => (km * MilesPerKm).ToString(km * MilesPerKm < 10 ? "0.0" : "0", CultureInfo.CurrentCulture);

    /// <summary>"English, español": each language by its own name.</summary>
    public static string Languages(IEnumerable<string> codes) => string.Join(", ", codes.Select(code =>
    {
        try { return CultureInfo.GetCultureInfo(code).NativeName; }
        catch (CultureNotFoundException) { return code; }
    }));
}
