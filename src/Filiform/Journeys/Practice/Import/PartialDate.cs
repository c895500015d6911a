using System.Diagnostics.CodeAnalysis;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Import;

/// <summary>A year, a month or a day: as much of a date as the record knows.</summary>
public sealed record PartialDate
{
    private PartialDate(string text, LocalDate first, LocalDate last) => (Text, First, Last) = (text, first, last);

    /// <summary><c>2019</c>, <c>2019-03</c> or <c>2019-03-30</c>.</summary>
    public string Text { get; }

    /// <summary>The first day it may mean.</summary>
    public LocalDate First { get; }

    /// <summary>The last day it may mean.</summary>
    public LocalDate Last { get; }

    /// <summary>The day, when it is known.</summary>
    public LocalDate? Day => First == Last ? First : null;

    /// <param name="text">A FHIR date or dateTime; the time of day is let go, and the day is that of the record's own clock.</param>
    /// <returns>Null when it is none.</returns>
    [return: NotNullIfNotNull(nameof(text))]
    public static PartialDate? Of(string? text) => text is null ? null : Parse(text.Length > 10 ? text[..10] : text)
        ?? throw new FormatException($"'{text}' is no date.");

    public override string ToString() => Text;

    private static PartialDate? Parse(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }) return new(text, day, day);
        if (YearMonthPattern.Iso.Parse(text) is { Success: true, Value: var month })
            return new(text, month.OnDayOfMonth(1), month.OnDayOfMonth(month.Calendar.GetDaysInMonth(month.Year, month.Month)));
        return text.Length == 4 && text.All(char.IsAsciiDigit) && text != "0000"
            ? new(text, new(YearOf(text), 1, 1), new(YearOf(text), 12, 31))
            : null;
    }

    private static int YearOf(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
