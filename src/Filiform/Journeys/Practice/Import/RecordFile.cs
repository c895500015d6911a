namespace Filiform.Journeys.Practice.Import;

/// <summary>People and what another system's record says of them, read but not yet kept.</summary>
/// <param name="Organization">The first organization named; it becomes the clinic of an empty installation. Null when there is none.</param>
/// <param name="Ignored">How many of each kind of resource were passed over, because nothing here asks for them.</param>
public sealed record RecordFile(
    OrganizationEntry? Organization, ImmutableArray<PersonEntry> People,
    ImmutableArray<ImportFault> Warnings, ImmutableSortedDictionary<string, int> Ignored);

/// <param name="Key">What tells it from every other, such as <c>system|value</c>.</param>
/// <param name="State">Two letters; empty when the record has none.</param>
public sealed record OrganizationEntry(
    string Field, string Key, string Name, string Street, string City, string State, string PostalCode, string Phone, string Email);

/// <param name="Field">Where in the document, such as <c>entry[0].resource</c>.</param>
/// <param name="Identifier">What tells them from everybody else, such as <c>system|value</c>.</param>
public sealed record PersonEntry(string Field, string Identifier, PatientDetails Details, ImmutableArray<RecordEntry> Items);

/// <param name="Kind"><c>condition</c>, <c>medication</c>, <c>allergy</c>, <c>procedure</c> or <c>device</c>.</param>
/// <param name="Source">The resource, such as <c>Condition/17</c>.</param>
/// <param name="Display">What the record calls it.</param>
/// <param name="Status">The record's own word, such as <c>stopped</c>.</param>
/// <param name="Standing">What that word means; dates are not yet considered.</param>
/// <param name="Onset">When it began or was done; null when the record does not say.</param>
/// <param name="Ended">When it ended or will end; null when the record does not say.</param>
public sealed record RecordEntry(
    string Kind, string Source, ImmutableArray<RecordCoding> Codings, string Display, string Status, Standing Standing, PartialDate? Onset, PartialDate? Ended)
{
    /// <summary>What it is on that day: what has ended is past, whatever its status says.</summary>
    public Standing StandingOn(LocalDate day) => Standing == Standing.Present && Ended?.Last < day ? Standing.Past : Standing;
}

/// <param name="System">Address of the code system.</param>
/// <param name="Display">The code's own words; null when the record leaves them out.</param>
public sealed record RecordCoding(string System, string Code, string? Display);

/// <summary>Whether what a record says holds now. Nothing but <see cref="Present"/> is ever taken to be so without asking.</summary>
public enum Standing
{
    Present,

    /// <summary>Resolved, stopped, done with.</summary>
    Past,

    /// <summary>Planned, suspected, on hold, or of no known status.</summary>
    Unclear,

    /// <summary>Refuted, or entered in error: it never was.</summary>
    Void,
}
