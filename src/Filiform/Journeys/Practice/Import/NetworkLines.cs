using System.Text.Json;
using Filiform.Journeys.Practice.Network;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Turns a network file into rows, each with the id it has in this database or will get.</summary>
internal sealed partial class NetworkLines(NetworkFile network, Instant now)
{
    private readonly Dictionary<string, Guid> clinics = [], rooms = [], practitioners = [];

    public IEnumerable<ClinicLine> Clinics(ImmutableArray<ClinicLine> existing)
    {
        Name(clinics, "clinic", existing, row => row.Slug, row => row.Id, network.Clinics.Select(clinic => clinic.Id));
        return network.Clinics.Select(clinic => new ClinicLine(
            clinics[clinic.Id], clinic.Id, clinic.Name, clinic.ShortName, clinic.Address, clinic.City, clinic.State, clinic.PostalCode,
            clinic.Place.Latitude, clinic.Place.Longitude, clinic.Zone.Id, clinic.Phone, clinic.Email, string.Join(' ', clinic.Languages), ClinicDetails.Write(clinic)));
    }

    public IEnumerable<RoomLine> Rooms(ImmutableArray<RoomLine> existing)
    {
        var bySlug = existing.ToDictionary(row => (row.Clinic, row.Slug));
        foreach (var clinic in network.Clinics)
        {
            foreach (var room in clinic.Rooms)
            {
                // A room that was named here carries its clinic's name in an exported file, to be unlike those of other clinics.
                var known = bySlug.GetValueOrDefault((clinics[clinic.Id], room.Id))
                    ?? (room.Id.StartsWith(clinic.Id + "-", StringComparison.Ordinal) ? bySlug.GetValueOrDefault((clinics[clinic.Id], room.Id[(clinic.Id.Length + 1)..])) : null);
                rooms[room.Id] = known?.Id ?? NetworkIds.Of("room", room.Id);
                yield return new(rooms[room.Id], clinics[clinic.Id], known?.Slug ?? room.Id, room.Name);
            }
        }
    }

    public IEnumerable<PractitionerLine> Practitioners(ImmutableArray<PractitionerLine> existing)
    {
        Name(practitioners, "practitioner", existing, row => row.Slug, row => row.Id, network.Practitioners.Select(each => each.Id));
        return network.Practitioners.Select(each => new PractitionerLine(
            practitioners[each.Id], each.Id, each.GivenName, each.FamilyName, each.Title, string.Join(' ', each.Languages),
            JsonSerializer.Serialize(new { en = each.Bio.En, es = each.Bio.Es }, Json.Options)));
    }

    public IEnumerable<VisitTypeLine> VisitTypes(ImmutableArray<VisitTypeLine> existing)
    {
        var ids = new Dictionary<string, Guid>();
        Name(ids, "visit type", existing, row => row.Slug, row => row.Id, network.VisitTypes.Select(each => each.Id));
        return network.VisitTypes.Select((type, at) => new VisitTypeLine(
            ids[type.Id], type.Id, type.Name.En, type.Name.Es, Minutes(type.Scheduling.Length), Minutes(type.Scheduling.Before), Minutes(type.Scheduling.After),
            type.Scheduling.NeedsNeedling, Minutes(type.Scheduling.MinimumNotice), type.Scheduling.HorizonDays, Minutes(type.Scheduling.Step), at + 1));
    }

    /// <summary>The same kind, state and number is the same credential: a new date or issuer changes it, a new number is a new one.</summary>
    public IEnumerable<CredentialLine> Credentials(ImmutableArray<CredentialLine> existing)
    {
        var known = existing.ToLookup(row => (row.Practitioner, row.Kind, row.State, row.Number));
        foreach (var practitioner in network.Practitioners)
        {
            var owner = practitioners[practitioner.Id];
            foreach (var same in practitioner.Credentials.GroupBy(each => (each.Kind, each.State, each.Number)))
            {
                var there = known[(owner, same.Key.Kind, same.Key.State, same.Key.Number)].OrderBy(row => row.IssuedOn).ToList();
                foreach (var (at, entry) in same.OrderBy(entry => entry.Issued).Index())
                    yield return new(
                        there.ElementAtOrDefault(at)?.Id ?? NetworkIds.Of("credential", $"{practitioner.Id} {entry.Kind} {entry.State} {entry.Number} {at}"),
                        owner, entry.Kind, entry.Number, entry.Issuer, entry.State, entry.Issued, entry.Expires);
            }
        }
    }

    /// <summary>A word that is known here keeps its id; a new one gets the id it has everywhere.</summary>
    private static void Name<T>(Dictionary<string, Guid> ids, string kind, ImmutableArray<T> existing, Func<T, string> slug, Func<T, Guid> id, IEnumerable<string> words)
    {
        var known = existing.ToDictionary(slug, id);
        foreach (var word in words) ids[word] = known.TryGetValue(word, out var there) ? there : NetworkIds.Of(kind, word);
    }

    private static int Minutes(Duration length) => (int)length.TotalMinutes;
}
