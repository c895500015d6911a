using System.Text.Json;

namespace Filiform.Clinical.Atlas;

/// <summary>The document of <c>atlas show</c>: a muscle's record as it stands, then its hazards and sources in full.</summary>
public static class ShowDocument
{
    public static void Write(Muscle muscle, ReferralAtlas atlas, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var member in atlas.Records.Muscles[muscle.Id].EnumerateObject()) member.WriteTo(json);
        Write("hazards", muscle.Needling.Hazards.Select(id => atlas.Records.Hazards[id]), json);
        Write("sources", muscle.Sources.Union(muscle.Needling.Cautions.Select(caution => caution.Source))
            .Select(id => atlas.Records.Sources[id]), json);
        json.WriteString("knowledgeVersion", atlas.Version);
        json.WriteEndObject();
    }

    private static void Write(string name, IEnumerable<JsonElement> records, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var record in records) record.WriteTo(json);
        json.WriteEndArray();
    }
}
