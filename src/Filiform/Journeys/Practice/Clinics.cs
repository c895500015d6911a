using Filiform.Store;

namespace Filiform.Journeys.Practice;

/// <summary>A place, and the boundary of access.</summary>
/// <param name="Zone">IANA zone; everything in the clinic happens on this clock.</param>
/// <param name="Languages">Two-letter codes, separated by spaces.</param>
public sealed record ClinicRow(
    Id<Clinic> Id, string Slug, string Name, string ShortName, string Street, string City, string State, string PostalCode,
    double Latitude, double Longitude, string Zone, string Phone, string Email, string Languages)
{
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];
    public string Address => $"{Street}, {City}, {State} {PostalCode}";
}

public static class Clinics
{
    private const string Columns = "id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages";

    public static Task<ClinicRow?> Read(Work work, Id<Clinic> clinic) =>
        work.QueryOne<ClinicRow>($"select {Columns} from clinic where id = @id", new { id = clinic });

    /// <summary>The clinic of this unit of work.</summary>
    public static async Task<ClinicRow> Here(Work work) =>
        await Read(work, work.Clinic!.Value) ?? throw new InvalidOperationException("The clinic of this work is gone.");

    public static Task<ImmutableArray<ClinicRow>> All(Work work) =>
        work.Query<ClinicRow>($"select {Columns} from clinic where active = true order by name, id");
}
