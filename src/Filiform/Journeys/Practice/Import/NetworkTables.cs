using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>How one kind of row of a network stands in its table.</summary>
/// <param name="Kind">What a report calls it.</param>
/// <param name="Columns">In the order of <paramref name="Values"/>; the ones of <paramref name="Key"/> among them.</param>
/// <param name="Fixed">Columns that only a new row gets, with what they get: who switched something off here keeps it off.</param>
internal sealed record NetworkTable<T>(string Kind, string Name, ImmutableArray<string> Key, ImmutableArray<string> Columns, Func<T, object?[]> Values, ImmutableArray<(string Column, Func<Work, object?> Value)> Fixed)
{
    /// <summary>A parameter is found by its name, one after the other, so that many small statements are far quicker than a few large ones.</summary>
    private const int ParametersAtOnce = 250;

    public Task<ImmutableArray<T>> Read(Work work) => work.Query<T>($"select {string.Join(", ", Columns)} from {Name}");

    /// <summary>Writes rows that are new or say something else.</summary>
    public async Task Write(Work work, IReadOnlyList<T> rows)
    {
        var insert = $"insert into {Name} ({string.Join(", ", Columns.Concat(Fixed.Select(each => each.Column)))})";
        var set = string.Join(", ", Columns.Except(Key).Select(column => $"{column} = excluded.{column}"));
        var extra = Fixed.Select(each => each.Value(work)).ToArray();
        foreach (var chunk in rows.Chunk(ParametersAtOnce / (Columns.Length + extra.Length)))
            await work.InsertMany(insert, [.. chunk.Select(row => (object?[])[.. Values(row), .. extra])], $"on conflict ({string.Join(", ", Key)}) do update set {set}");
    }
}

internal static class NetworkTables
{
    private static readonly (string, Func<Work, object?>) Active = ("active", _ => true);

    public static readonly NetworkTable<ClinicLine> Clinic = new("clinic", "clinic", ["id"],
        ["id", "slug", "name", "short_name", "street", "city", "state", "postal_code", "latitude", "longitude", "zone", "phone", "email", "languages", "details"],
        row => [row.Id, row.Slug, row.Name, row.ShortName, row.Street, row.City, row.State, row.PostalCode, row.Latitude, row.Longitude, row.Zone, row.Phone, row.Email, row.Languages, row.Details],
        [Active]);

    public static readonly NetworkTable<RoomLine> Room = new("room", "room", ["id"], ["id", "clinic", "slug", "name"],
        row => [row.Id, row.Clinic, row.Slug, row.Name], [Active]);

    public static readonly NetworkTable<PractitionerLine> Practitioner = new("practitioner", "practitioner", ["id"],
        ["id", "slug", "given_name", "family_name", "suffix", "languages", "biography"],
        row => [row.Id, row.Slug, row.GivenName, row.FamilyName, row.Suffix, row.Languages, row.Biography], [Active]);

    public static readonly NetworkTable<CredentialLine> Credential = new("credential", "credential", ["id"],
        ["id", "practitioner", "kind", "number", "issuer", "state", "issued_on", "expires_on"],
        row => [row.Id, row.Practitioner, row.Kind, row.Number, row.Issuer, row.State, row.IssuedOn, row.ExpiresOn], [("recorded_at", work => work.Now)]);

    public static readonly NetworkTable<VisitTypeLine> VisitType = new("visit-type", "visit_type", ["id"],
        ["id", "slug", "name_en", "name_es", "minutes", "buffer_before", "buffer_after", "needling", "notice_minutes", "horizon_days", "step_minutes", "position"],
        row => [row.Id, row.Slug, row.NameEn, row.NameEs, row.Minutes, row.BufferBefore, row.BufferAfter, row.Needling, row.NoticeMinutes, row.HorizonDays, row.StepMinutes, row.Position],
        [Active]);

    public static readonly NetworkTable<RosterLine> Roster = new("roster", "roster", ["practitioner", "clinic"], ["practitioner", "clinic", "visit_types"],
        row => [row.Practitioner, row.Clinic, row.VisitTypes], []);

    public static readonly NetworkTable<ShiftLine> Shift = new("shift", "shift", ["id"],
        ["id", "clinic", "practitioner", "room", "weekday", "starts_at", "ends_at", "valid_from", "valid_until"],
        row => [row.Id, row.Clinic, row.Practitioner, row.Room, row.Weekday, row.StartsAt, row.EndsAt, row.ValidFrom, row.ValidUntil], []);

    public static readonly NetworkTable<ExceptionLine> Exception = new("exception", "roster_exception", ["id"],
        ["id", "clinic", "practitioner", "room", "kind", "on_day", "starts_at", "ends_at"],
        row => [row.Id, row.Clinic, row.Practitioner, row.Room, row.Kind, row.OnDay, row.StartsAt, row.EndsAt], []);
}
