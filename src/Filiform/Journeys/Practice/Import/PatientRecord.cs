using Filiform.Clinical.Knowledge;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>One thing another system's record says of a patient, as staff see it.</summary>
/// <param name="Kind"><c>condition</c>, <c>medication</c>, <c>allergy</c>, <c>procedure</c> or <c>device</c>.</param>
/// <param name="Status">The record's own word.</param>
/// <param name="Standing">What it meant on the day it was imported.</param>
/// <param name="Onset">A year, a month or a day; null when the record does not say. Likewise <paramref name="Ended"/>.</param>
/// <param name="Flags">What should be seen at once, in every language.</param>
public sealed record RecordItem(
    Guid Id, string Kind, string Display, string? System, string? Code, string Status, Standing Standing, string? Onset, string? Ended, ImmutableArray<Said> Flags);

/// <summary>Reads what other systems said of a patient, for the people who care for them.</summary>
public static class PatientRecord
{
    private sealed record Row(Guid Id, string Kind, string Display, string? System, string? Code, string Status, string Standing, string? Onset, string? Ended, string Flags);

    /// <summary>Everything but what never was, the present first, the newest first within.</summary>
    public static async Task<ImmutableArray<RecordItem>> Items(Work work, Id<Patient> patient) =>
    [
        .. (await work.Query<Row>("""
            select id, kind, display, system, code, status, standing, onset, ended, flags from record_item
            where clinic = @clinic and patient = @patient and standing <> 'void'
            """, new { patient }))
            .Select(row => Open(work, row)).OrderBy(item => item.Standing == Standing.Past)
            .ThenByDescending(item => item.Onset, StringComparer.Ordinal).ThenBy(item => item.Display, StringComparer.Ordinal),
    ];

    /// <summary>What staff should see before anything else, such as who can consent; empty when there is nothing.</summary>
    public static async Task<ImmutableArray<Said>> Flags(Work work, Id<Patient> patient) =>
        [.. (await Items(work, patient)).SelectMany(item => item.Flags).Distinct()];

    private static RecordItem Open(Work work, Row row) => new(
        row.Id, row.Kind, work.Open("record_item.display", row.Id, row.Display)!, row.System, row.Code, row.Status,
        Enum.Parse<Standing>(row.Standing, ignoreCase: true), row.Onset, row.Ended,
        [.. row.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flag => RecordLinks.Shipped.Flags.GetValueOrDefault(flag)).OfType<Said>()]);
}
