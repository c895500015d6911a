using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Reads the whole network back into the form of a network file; importing it again changes nothing.</summary>
public sealed class ExportNetwork : IUseCase<Done, NetworkFile>, INetworkWide
{
    public Permission Permission => Permission.OnlySystem;
    public Effect Effect => Effect.Reads;

    private static readonly JsonSerializerOptions Text = Json.Options;

    private sealed record Bio(string? En, string? Es);

    public async Task<Result<NetworkFile>> Handle(Done request, Work work)
    {
        var clinics = await NetworkTables.Clinic.Read(work);
        var rooms = RoomNames(await NetworkTables.Room.Read(work), clinics);
        var practitioners = await NetworkTables.Practitioner.Read(work);
        var credentials = (await NetworkTables.Credential.Read(work)).ToLookup(row => row.Practitioner);
        var exceptions = (await NetworkTables.Exception.Read(work)).ToLookup(row => (row.Clinic, row.Practitioner));
        return new NetworkFile(
            await work.QueryOne<string>("select name from network") ?? "",
            [.. clinics.OrderBy(row => row.Slug, StringComparer.Ordinal).Select(row => Clinic(row, rooms, exceptions[(row.Id, null)]))],
            [.. practitioners.OrderBy(row => row.Slug, StringComparer.Ordinal).Select(row => Practitioner(row, credentials[row.Id]))],
            [.. (await NetworkTables.VisitType.Read(work)).OrderBy(row => row.Position).ThenBy(row => row.Slug, StringComparer.Ordinal).Select(VisitType)],
            RosterExport.Of(
                await NetworkTables.Roster.Read(work), await NetworkTables.Shift.Read(work), exceptions,
                clinics.ToDictionary(row => row.Id, row => row.Slug), practitioners.ToDictionary(row => row.Id, row => row.Slug),
                rooms.ToDictionary(room => room.Key, room => room.Value.Id)));
    }

    /// <summary>A file's rooms are unlike those of every other clinic; those named here may be called the same in two.</summary>
    private static Dictionary<Guid, (RoomLine Row, string Id)> RoomNames(ImmutableArray<RoomLine> rooms, ImmutableArray<ClinicLine> clinics)
    {
        var (uses, slugs) = (rooms.CountBy(room => room.Slug).ToDictionary(), clinics.ToDictionary(clinic => clinic.Id, clinic => clinic.Slug));
        return rooms.ToDictionary(room => room.Id, room => (room, uses[room.Slug] == 1 ? room.Slug : $"{slugs[room.Clinic]}-{room.Slug}"));
    }

    private static ClinicEntry Clinic(ClinicLine row, Dictionary<Guid, (RoomLine Row, string Id)> rooms, IEnumerable<ExceptionLine> exceptions)
    {
        var details = ClinicDetails.Read(row.Details);
        return new(
            row.Slug, row.Name, row.ShortName, row.Street, row.PostalCode, row.City, row.State, Place.At(row.Latitude, row.Longitude) ?? default,
            DateTimeZoneProviders.Tzdb[row.Zone], row.Phone, row.Email, [.. row.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            details.Conditions, details.OpeningHours,
            RosterExport.Spans(exceptions.Where(each => each.Kind == "closed").Select(each => each.OnDay)),
            [.. rooms.Values.Where(room => room.Row.Clinic == row.Id).OrderBy(room => room.Id, StringComparer.Ordinal).Select(room => new RoomEntry(room.Id, room.Row.Name))]);
    }

    private static PractitionerEntry Practitioner(PractitionerLine row, IEnumerable<CredentialLine> credentials)
    {
        var bio = JsonSerializer.Deserialize<Bio>(row.Biography, Text) ?? new(null, null);
        return new(
            row.Slug, row.GivenName, row.FamilyName, row.Suffix, [.. row.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)], new(bio.En ?? "", bio.Es ?? ""),
            [
                .. credentials.OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.State, StringComparer.Ordinal)
                    .ThenBy(each => each.IssuedOn).ThenBy(each => each.Number, StringComparer.Ordinal)
                    .Select(each => new CredentialEntry(each.Kind, each.Number, each.Issuer, each.State, each.IssuedOn ?? new(1900, 1, 1), each.ExpiresOn)),
            ]);
    }

    private static VisitTypeEntry VisitType(VisitTypeLine row) => new(new(row.NameEn, row.NameEs), new(
        row.Slug, Duration.FromMinutes(row.Minutes), Duration.FromMinutes(row.BufferBefore), Duration.FromMinutes(row.BufferAfter),
        Duration.FromMinutes(row.StepMinutes), row.Needling, Duration.FromMinutes(row.NoticeMinutes), row.HorizonDays));
}
