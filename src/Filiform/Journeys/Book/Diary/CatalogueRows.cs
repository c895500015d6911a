using System.Collections.Frozen;
using System.Text.Json;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Practice.Law;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book.Diary;

/// <summary>Reads the catalogue. Nothing in it belongs to one clinic alone or is anybody's secret.</summary>
internal static class CatalogueRows
{
    private sealed record DetailsRow(Id<Clinic> Id, string Details);

    private sealed record RoomRow(Id<Room> Id, Id<Clinic> Clinic, string Slug, string Name);

    private sealed record PractitionerRow(Id<Practitioner> Id, string Slug, string GivenName, string FamilyName, string Suffix, string Languages, string Biography);

    private sealed record CredentialRow(
        Id<Practitioner> Practitioner, string Kind, string Number, string Issuer, string? State, LocalDate? IssuedOn, LocalDate? ExpiresOn);

    private sealed record VisitRow(
        Id<VisitType> Id, string Slug, string NameEn, string NameEs, int Minutes, int BufferBefore, int BufferAfter, int StepMinutes,
        bool Needling, int NoticeMinutes, int HorizonDays, bool Active);

    public static async Task<Catalogue> Read(Work work, long mark)
    {
        var details = (await work.Query<DetailsRow>("select id, details from clinic where active = true")).ToDictionary(row => row.Id, row => row.Details);
        var permits = await PracticeOverrides.Permits(work);
        var clinics = from row in await Clinics.All(work)
                      select new BookableClinic(row, Conditions(details.GetValueOrDefault(row.Id))) { Permits = permits.TryGetValue(row.Id, out var own) ? own : null };
        return new(mark, [.. clinics], await Rooms(work), await Practitioners(work), await Visits(work));
    }

    private static async Task<ImmutableArray<BookableRoom>> Rooms(Work work)
    {
        var rows = await work.Query<RoomRow>("select id, clinic, slug, name from room where active = true order by id");
        var alone = rows.CountBy(row => row.Slug).Where(pair => pair.Value == 1).Select(pair => pair.Key).ToHashSet();
        return [.. rows.Select(row => new BookableRoom(row.Id, row.Clinic, alone.Contains(row.Slug) ? row.Slug : row.Id.ToString(), row.Name))];
    }

    private static async Task<ImmutableArray<BookablePractitioner>> Practitioners(Work work)
    {
        var held = (await work.Query<CredentialRow>("select practitioner, kind, number, issuer, state, issued_on, expires_on from credential order by id"))
            .ToLookup(row => row.Practitioner, Entry);
        return
        [
            .. from row in await work.Query<PractitionerRow>("""
                   select id, slug, given_name, family_name, suffix, languages, biography from practitioner where active = true order by family_name, given_name, id
                   """)
               select new BookablePractitioner(
                   row.Id, row.Slug, $"{row.GivenName} {row.FamilyName}, {row.Suffix}", [.. row.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                   row.Biography, [.. held[row.Id].OfType<CredentialEntry>()]),
        ];
    }

    private static async Task<ImmutableArray<BookableVisit>> Visits(Work work) =>
    [
        .. from row in await work.Query<VisitRow>("""
               select id, slug, name_en, name_es, minutes, buffer_before, buffer_after, step_minutes, needling, notice_minutes, horizon_days, active
               from visit_type order by position, id
               """)
           select new BookableVisit(row.Id, row.Slug, row.NameEn, row.NameEs, new(
               row.Slug, Duration.FromMinutes(row.Minutes), Duration.FromMinutes(row.BufferBefore), Duration.FromMinutes(row.BufferAfter),
               Duration.FromMinutes(row.StepMinutes), row.Needling, Duration.FromMinutes(row.NoticeMinutes), row.HorizonDays)) { IsRetired = !row.Active },
    ];

    /// <returns>Null when it cannot be known on which days it holds: that is never read as "always".</returns>
    private static CredentialEntry? Entry(CredentialRow row) =>
        row.IssuedOn is { } issued && NetworkTerms.Shipped.Credential(row.Kind) is { } kind && (row.ExpiresOn is not null || !kind.Expires)
            ? new(row.Kind, row.Number, row.Issuer, row.State, issued, row.ExpiresOn)
            : null;

    private static FrozenSet<string> Conditions(string? details)
    {
        if (details is null) return [];
        using var json = JsonDocument.Parse(details);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("conditions", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet()
            : [];
    }
}
