using Filiform.Journeys.Practice.Import;
using Filiform.Journeys.Practice.Network;
using R4 = Hl7.Fhir.Model;

namespace Filiform.Fhir;

/// <summary>One reading of one bundle: who is in it, and what is said of each.</summary>
internal sealed class BundleReading(R4.Bundle bundle)
{
    private readonly Dictionary<string, R4.Resource> byReference = [];

    public List<InputFault> Faults { get; } = [];

    public List<InputFault> Warnings { get; } = [];

    public RecordFile Read()
    {
        var entries = bundle.Entry.Select((entry, at) => entry.Resource is { } resource ? new BundleEntry(resource, $"entry[{at}].resource", entry.FullUrl, this) : null)
            .OfType<BundleEntry>().ToList();
        foreach (var entry in entries) Remember(entry);

        var patients = entries.Where(entry => entry.Resource is R4.Patient).ToList();
        if (patients.Count == 0) Faults.Add(new("entry", "must hold at least one Patient"));
        var items = entries.Select(entry => (entry, reader: ItemReaders.For(entry.Resource))).Where(pair => pair.reader is not null)
            .Select(pair => (Subject: SubjectOf(pair.entry, pair.reader!), Item: ItemOf(pair.entry, pair.reader!)))
            .Where(pair => pair is { Subject: not null, Item: not null })
            .ToLookup(pair => pair.Subject!, pair => pair.Item!, ReferenceEqualityComparer.Instance);
        var people = patients.Select(entry => PatientReader.Read(entry, [.. items[entry.Resource]])).OfType<PersonEntry>().ToImmutableArray();
        RefuseTwins(people);
        return new(OrganizationReader.First(entries), people, [], Ignored(entries));
    }

    /// <returns>Null when the reference leads out of this file.</returns>
    public R4.Resource? Resolve(R4.ResourceReference? reference) => reference?.Reference is { } url ? byReference.GetValueOrDefault(url) : null;

    private void Remember(BundleEntry entry)
    {
        if (entry.FullUrl is { } url) byReference.TryAdd(url, entry.Resource);
        if (entry.Resource.Id is { } id) byReference.TryAdd($"{entry.Resource.TypeName}/{id}", entry.Resource);
    }

    private R4.Patient? SubjectOf(BundleEntry entry, ItemReader reader)
    {
        var (name, reference) = reader.Subject(entry.Resource);
        if (Resolve(reference) is R4.Patient patient) return patient;
        entry.Fault(name, reference is null ? "is missing: it must name a Patient of this file" : "must name a Patient of this file");
        return null;
    }

    private static RecordEntry? ItemOf(BundleEntry entry, ItemReader reader)
    {
        if (entry.Key is not { } key)
        {
            entry.Fault("id", "is missing: without an id or a fullUrl nobody can tell it from another");
            return null;
        }

        var (code, display, codings) = CodeReader.Read(reader.Code(entry), reader.CodeName);
        if (display is null)
        {
            entry.Warn(code, "has neither a text nor a code with its words; left out");
            return null;
        }

        var (status, standing) = reader.Status(entry.Resource);
        var (onset, ended) = reader.Dates(entry.Resource);
        return new(reader.Kind, $"{entry.Resource.TypeName}/{key}", codings, display, status, standing, onset, ended);
    }

    private void RefuseTwins(ImmutableArray<PersonEntry> people)
    {
        foreach (var twin in people.GroupBy(person => person.Identifier).SelectMany(same => same.Skip(1)))
            Faults.Add(new($"{twin.Field}.identifier", "is that of another Patient of this file"));
    }

    private static ImmutableSortedDictionary<string, int> Ignored(IEnumerable<BundleEntry> entries) => entries
        .Where(entry => entry.Resource is not (R4.Patient or R4.Organization or R4.Medication) && ItemReaders.For(entry.Resource) is null)
        .GroupBy(entry => entry.Resource.TypeName).ToImmutableSortedDictionary(same => same.Key, same => same.Count());
}
