using System.Globalization;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>A visit type as it is typed; each is null where nothing was.</summary>
/// <param name="Before">Minutes that practitioner and room stay busy before it; <paramref name="After"/> the same after it.</param>
/// <param name="Step">Minutes between two starts on offer.</param>
/// <param name="Notice">Minutes between booking and start, at least.</param>
/// <param name="Horizon">Days ahead that it can be booked.</param>
public sealed record VisitTypeForm(
    string? NameEnglish, string? NameSpanish, string? Minutes, string? Before, string? After, string? Step, string? Notice, string? Horizon)
{
    public const int LongestName = 80;

    /// <summary>The fields by name, with the least and the most that a network file may say too.</summary>
    private static readonly ImmutableArray<(string Field, Func<VisitTypeForm, string?> Value, int Least, int Most, bool OnGrid)> Numbers =
    [
        ("visit-minutes", form => form.Minutes, 5, 480, true), ("visit-before", form => form.Before, 0, 120, true), ("visit-after", form => form.After, 0, 120, true),
        ("visit-step", form => form.Step, 5, 240, true), ("visit-notice", form => form.Notice, 0, 60 * 24 * 90, false), ("visit-horizon", form => form.Horizon, 0, 730, false),
    ];

    public static VisitTypeForm Of(Typed typed) => new(
        typed["visit-name-en"], typed["visit-name-es"], typed["visit-minutes"], typed["visit-before"], typed["visit-after"], typed["visit-step"], typed["visit-notice"], typed["visit-horizon"]);

    public static VisitTypeForm Of(VisitTypeRow row) => new(
        row.NameEn, row.NameEs, Text(row.Minutes), Text(row.BufferBefore), Text(row.BufferAfter), Text(row.StepMinutes), Text(row.NoticeMinutes), Text(row.HorizonDays));

    /// <summary>What most visits are like; the name and the length are for a person to say.</summary>
    public static VisitTypeForm Empty => new(null, null, null, "0", "15", "15", "120", "60");

    /// <summary>Everything that is wrong with it; empty when it can be kept.</summary>
    public ImmutableArray<Reason> Reasons() => [.. Wrong("visit-name-en", NameEnglish), .. Wrong("visit-name-es", NameSpanish), .. Numbers.SelectMany(Wrong)];

    /// <exception cref="FormatException">There are <see cref="Reasons"/> not to read it.</exception>
    public (int Minutes, int Before, int After, int Step, int Notice, int Horizon) Read() =>
        (Whole(Minutes), Whole(Before), Whole(After), Whole(Step), Whole(Notice), Whole(Horizon));

    private static IEnumerable<Reason> Wrong(string field, string? name)
    {
        if (name is null) yield return new("required", field);
        else if (name.Length > LongestName) yield return new("too-long", field, LongestName);
    }

    private IEnumerable<Reason> Wrong((string Field, Func<VisitTypeForm, string?> Value, int Least, int Most, bool OnGrid) number)
    {
        if (number.Value(this) is not { } text) yield return new("required", number.Field);
        else if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < number.Least || value > number.Most || (number.OnGrid && value % 5 != 0))
            yield return new(number.OnGrid ? "minutes-of-five" : "number-between", number.Field, number.Least, number.Most);
    }

    private static int Whole(string? text) => int.Parse(text ?? "", NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
