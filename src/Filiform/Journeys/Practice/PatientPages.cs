using Filiform.Store;

namespace Filiform.Journeys.Practice;

/// <summary>Which page of a patient a reader may open: the record of those they care for, the desk's card of everybody else.</summary>
/// <param name="Records">Those whose record may be opened; null for everybody's.</param>
public sealed record PatientPages(ImmutableHashSet<Id<Patient>>? Records)
{
    /// <summary>A link that opens less is safe; one that opens nothing is a dead end.</summary>
    public static readonly PatientPages CardsOnly = new([]);

    public static async Task<PatientPages> For(Work work) => new(await Pipeline.Access.Reached(work, Permission.ReadRecord));

    public bool Opens(Id<Patient> patient) => Records?.Contains(patient) ?? true;

    public string Address(Id<Patient> patient) => Opens(patient) ? $"/clinic/patients/{patient}" : $"/clinic/patients/{patient}/desk";
}
