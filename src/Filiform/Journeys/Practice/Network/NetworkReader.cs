using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>Reads a network file whole or not at all, and names everything that is wrong with it.</summary>
public sealed partial class NetworkReader(NetworkTerms terms)
{
    /// <returns>The network, and no faults; or null, and all of them.</returns>
    public (NetworkFile? Network, ImmutableArray<InputFault> Faults) Read(JsonElement json)
    {
        var faults = new List<InputFault>();
        var network = Read(Field.Root(json, faults));
        return faults.Count == 0 ? (network, []) : (null, [.. faults]);
    }

    /// <summary>Reads a network that stands within another document; its faults go where that document's go.</summary>
    public NetworkFile Read(Field root)
    {
        root.Only("$schema", "format", "name", "clinics", "practitioners", "visitTypes", "rosters");
        root["format"].Code(text => text == NetworkFile.Format, $"'{NetworkFile.Format}'");
        var names = new Names();
        var clinics = root["clinics"].Each(field => Clinic(field, names));
        var practitioners = root["practitioners"].Each(field => Practitioner(field, names));
        var visitTypes = root["visitTypes"].Each(field => VisitType(field, names));
        // Last, because a roster refers to all the others.
        return new(root["name"].Text(), clinics, practitioners, visitTypes, root["rosters"].Each(field => Roster(field, names)));
    }

    private VisitTypeEntry VisitType(Field field, Names names)
    {
        field.Only("id", "name", "minutes", "minutesBefore", "minutesAfter", "stepMinutes", "needsNeedling", "noticeMinutes", "horizonDays");
        return new(Said(field["name"]), new(
            names.Define("visit type", field["id"]),
            Minutes(field["minutes"], 5, 480), Minutes(field["minutesBefore"], 0, 120), Minutes(field["minutesAfter"], 0, 120),
            Minutes(field["stepMinutes"], 5, 240), field["needsNeedling"].Bool(),
            Duration.FromMinutes(field["noticeMinutes"].Whole(0, 60 * 24 * 90)), field["horizonDays"].Whole(0, 730)));
    }

    /// <summary>A length on the booking grid.</summary>
    private static Duration Minutes(Field field, int least, int most)
    {
        var minutes = field.Whole(least, most);
        if (minutes % 5 == 0) return Duration.FromMinutes(minutes);
        field.Fault("must be a multiple of 5 minutes");
        return Slot.Cell;
    }

    private static Said Said(Field field)
    {
        field.Only("en", "es");
        return new(field["en"].Text(2000), field["es"].Text(2000));
    }

    private static ImmutableArray<string> Languages(Field field) => Distinct(field, language =>
        language.Code(text => text.Length == 2 && text.All(char.IsAsciiLetterLower), "a two-letter language code such as es"), least: 1);

    private static ImmutableArray<T> Distinct<T>(Field field, Func<Field, T> read, int least = 0)
    {
        var items = field.Each(read, least);
        if (items.Distinct().Count() < items.Length) field.Fault("names something twice");
        return items;
    }
}
