using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using Filiform.Journeys.Access.Users;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Access.Founding;

/// <summary>The first clinic as the founder types it.</summary>
/// <param name="Position"><c>latitude, longitude</c>; empty to take the middle of the postal code.</param>
public sealed record FirstClinic(
    string Name, string Street, string City, string State, string PostalCode, string Zone, string Phone, string Email, string Position)
{
    public static readonly FirstClinic Empty = new("", "", "", "", "", "", "", "", "");

    /// <summary>The zones of the United States, and those that keep no summer time.</summary>
    public static readonly ImmutableArray<string> Zones =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
        "America/Puerto_Rico", "America/Detroit", "America/Indiana/Indianapolis", "America/Boise",
    ];

    private const int Longest = 120;

    public IEnumerable<Reason> Check()
    {
        foreach (var (text, field) in new[] { (Name, "clinic-name"), (Street, "street"), (City, "city"), (Phone, "phone") })
        {
            if (string.IsNullOrWhiteSpace(text)) yield return new("required", field);
            else if (text.Length > Longest) yield return new("too-long", field, Longest);
        }

        if (State.Trim() is not { Length: 2 } state || !state.All(char.IsAsciiLetter)) yield return new("state-wrong", "state");
        if (PostalCode.Trim() is not { Length: 5 } zip || !zip.All(char.IsAsciiDigit)) yield return new("postal-code-wrong", "postal-code");
        else if (Place() is null) yield return new("position-wrong", "position");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) yield return new("required", "zone");
        if (!InviteUser.IsEmail(Email)) yield return new("email-wrong", "clinic-email");
    }

    /// <summary>Writes the clinic; rooms, visit types and rosters come in its settings.</summary>
    public async Task<Id<Clinic>> Open(Work work)
    {
        var id = work.NewId<Clinic>();
        var place = Place() ?? throw new InvalidOperationException("The clinic was not checked.");
        await work.Execute("""
            insert into clinic (id, slug, name, short_name, street, city, state, postal_code, latitude, longitude, zone, phone, email, languages, details, active)
            values (@id, @slug, @name, @name, @street, @city, @state, @zip, @Latitude, @Longitude, @Zone, @phone, @email, 'en es', '{}', true)
            """, new
        {
            id, slug = Slug(Name), name = Name.Trim(), street = Street.Trim(), city = City.Trim(), state = State.Trim().ToUpperInvariant(), zip = PostalCode.Trim(),
            place.Latitude, place.Longitude, Zone, phone = Phone.Trim(), email = Email.Trim(),
        });
        return id;
    }

    /// <returns>Null when the position is no position, or the postal code is not in the list and none was given.</returns>
    internal (double Latitude, double Longitude)? Place()
    {
        if (string.IsNullOrWhiteSpace(Position)) return PostalCodes().GetValueOrDefault(PostalCode.Trim());
        var parts = Position.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? (latitude, longitude) : null;
    }

    internal static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in Patients.SearchText(name))
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "clinic";
    }

    /// <summary>Read once in the life of an installation, so nothing of it is kept.</summary>
    private static Dictionary<string, (double, double)?> PostalCodes()
    {
        var found = new Dictionary<string, (double, double)?>();
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("places/us-postal-codes.csv.gz");
        if (packed is null) return found;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (reader.ReadLine()?.Split(',') is { } row)
            if (row.Length == 3 && double.TryParse(row[1], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(row[2], CultureInfo.InvariantCulture, out var longitude))
                found[row[0]] = (latitude, longitude);
        return found;
    }
}
