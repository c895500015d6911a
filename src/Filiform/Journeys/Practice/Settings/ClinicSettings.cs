using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>What a clinic chose for itself, by name. A name that was never set has no value: whoever reads it knows its default.</summary>
public static class ClinicSettings
{
    /// <summary>Opening hours as the clinic words them, for people; booking follows the roster.</summary>
    public const string HoursEnglish = "hours-en", HoursSpanish = "hours-es";

    /// <summary>Hours before a visit until which a patient may cancel or move it by link; unset: until it begins.</summary>
    public const string CancelCutOffHours = "late-change-hours";

    /// <summary>When the last backup was verified, as ISO 8601; written by the backup command.</summary>
    public const string LastBackup = "last-backup";

    private sealed record Row(string Name, string Value);

    public static async Task<ImmutableDictionary<string, string>> Read(Work work) =>
        (await work.Query<Row>("select name, value from setting where clinic = @clinic")).ToImmutableDictionary(row => row.Name, row => row.Value);

    /// <param name="value">Null to go back to the default.</param>
    public static Task Write(Work work, string name, string? value) => value is null
        ? work.Execute("delete from setting where clinic = @clinic and name = @name", new { name })
        : work.Execute("""
            insert into setting (clinic, name, value, set_by, set_at) values (@clinic, @name, @value, @by, @Now)
            on conflict (clinic, name) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at
            """, new { name, value, by = work.Actor.Id, work.Now });
}
