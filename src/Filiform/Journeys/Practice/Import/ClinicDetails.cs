using System.Text.Json;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Import;

/// <summary>What a clinic's <c>details</c> column holds: conditions treated and opening hours, in the words of a network file.</summary>
/// <param name="Conditions">Ids of <c>plans.json</c>.</param>
public sealed record ClinicDetails(ImmutableArray<string> Conditions, ImmutableArray<WeeklyHours> OpeningHours)
{
    internal static readonly string[] DayCodes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private sealed record Kept(ImmutableArray<string> Conditions, ImmutableArray<KeptHours> OpeningHours);

    internal sealed record KeptHours(ImmutableArray<string> Days, string From, string Until);

    public static string Write(ClinicEntry clinic) => JsonSerializer.Serialize(new Kept(clinic.Conditions, Group(clinic.OpeningHours)), Json.Options);

    public static ClinicDetails Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, Lenient) ?? new([], []);
        return new(
            kept.Conditions.IsDefault ? [] : kept.Conditions,
            kept.OpeningHours.IsDefault ? [] :
            [
                .. from hours in kept.OpeningHours
                   from day in hours.Days
                   select new WeeklyHours((IsoDayOfWeek)(1 + Array.IndexOf(DayCodes, day)), Hours.Between(TimeAt(hours.From), TimeAt(hours.Until)) ?? Hours.WholeDay),
            ]);
    }

    /// <summary>Days with the same hours that follow each other, together.</summary>
    internal static ImmutableArray<KeptHours> Group(ImmutableArray<WeeklyHours> hours)
    {
        var groups = new List<(Hours Hours, List<string> Days)>();
        foreach (var each in hours)
        {
            if (groups.Count == 0 || groups[^1].Hours != each.Hours || groups[^1].Days.Contains(DayCodes[(int)each.Day - 1])) groups.Add((each.Hours, []));
            groups[^1].Days.Add(DayCodes[(int)each.Day - 1]);
        }

        return [.. groups.Select(group => new KeptHours([.. group.Days], Begin(group.Hours), End(group.Hours)))];
    }

    internal static string Begin(Hours hours) => Time.Format(hours.Start);

    internal static string End(Hours hours) => hours.End == LocalTime.Midnight ? "24:00" : Time.Format(hours.End);

    private static LocalTime TimeAt(string text) => text == "24:00" ? LocalTime.Midnight : Time.Parse(text).Value;

    /// <summary>Another room may keep more here than we know.</summary>
    private static readonly JsonSerializerOptions Lenient = new(Json.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };
}
