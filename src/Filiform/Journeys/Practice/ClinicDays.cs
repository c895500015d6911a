using System.Globalization;
using NodaTime.Text;

namespace Filiform.Journeys.Practice;

/// <summary>Days and wall-clock times as they stand in addresses and form fields, and in headings.</summary>
public static class ClinicDays
{
    private static readonly LocalTimePattern TimeField = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <returns>The day; null when it is none.</returns>
    public static LocalDate? Parse(string? field) =>
        field is not null && LocalDatePattern.Iso.Parse(field.Trim()) is { Success: true, Value: { Year: >= 1900 and <= 2200 } day } ? day : null;

    /// <returns>The time; null when it is none.</returns>
    public static LocalTime? ParseTime(string? field) => field is not null && TimeField.Parse(field.Trim()) is { Success: true, Value: var time } ? time : null;

    public static string Field(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Field(LocalTime time) => TimeField.Format(time);

    /// <summary>"Friday, November 27"; the year too when it is another than this one.</summary>
    public static string Heading(LocalDate day, LocalDate today)
    {
        var culture = CultureInfo.CurrentUICulture;
        var pattern = culture.TwoLetterISOLanguageName == "es" ? "dddd d 'de' MMMM" : "dddd, MMMM d";
        var text = day.ToString(day.Year == today.Year ? pattern : pattern + (culture.TwoLetterISOLanguageName == "es" ? " 'de' yyyy" : ", yyyy"), culture);
        return char.ToUpper(text[0], culture) + text[1..];
    }

    /// <summary>"Nov 27, 2026": a date whose year matters, such as an expiry.</summary>
    public static string WithYear(LocalDate day)
    {
        var culture = CultureInfo.CurrentUICulture;
        return day.ToString(culture.TwoLetterISOLanguageName == "es" ? "d MMM yyyy" : "MMM d, yyyy", culture).Replace(".", "", StringComparison.Ordinal);
    }

    public static string Weekday(IsoDayOfWeek day) =>
        CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));
}
