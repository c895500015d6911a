using System.Text.Json;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Atlas;

/// <summary>The documents of <c>atlas rank</c>.</summary>
public static class RankDocument
{
    /// <summary>Reads <c>{"pain":[{"region","intensity"}]}</c>.</summary>
    public static Reading<ImmutableArray<PainMark>> Read(JsonElement json, ReferralAtlas atlas) =>
        StrictObject.Read(json, ["pain"], document => document.Objects("pain", ["region", "intensity"], mark => new PainMark(
            mark.Code("region", atlas.RegionById.ContainsKey, "a region id of regions.json"),
            mark.Whole("intensity", 0, 10))));

    public static void Write(Ranking ranking, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("candidateCount", ranking.CandidateCount);
        json.WriteBoolean("widespread", ranking.Widespread);
        json.WriteStartArray("muscles");
        foreach (var row in ranking.Muscles) Write(row, json);
        json.WriteEndArray();
        json.WriteStartObject("combination");
        json.WriteStartArray("muscles");
        foreach (var part in ranking.Combination.Muscles)
        {
            json.WriteStartObject();
            json.WriteString("muscle", part.Muscle);
            json.WriteString("side", part.Side.Code());
            json.WriteNumber("gain", part.Gain);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("unexplained", ranking.Combination.Unexplained);
        json.WriteEndObject();
        json.WriteString("knowledgeVersion", ranking.KnowledgeVersion);
        json.WriteEndObject();
    }

    private static void Write(RankedMuscle row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", row.Rank);
        json.WriteString("muscle", row.Muscle);
        json.WriteString("side", row.Side.Code());
        json.WriteNumber("score", row.Score);
        json.WriteString("band", BandCode(row.Band));
        json.WriteNumber("explained", row.Explained);
        json.WriteNumber("prior", row.Prior);
        json.WriteStartArray("explains");
        foreach (var support in row.Explains) Write(support.Region, support.Contribution, support.Direct ? "direct" : "near", json);
        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (var zone in row.Missing) Write(zone.Region, zone.Contribution, null, json);
        json.WriteEndArray();
        json.WriteStartArray("hazards");
        foreach (var hazard in row.Hazards) json.WriteStringValue(hazard);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(string region, double contribution, string? match, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("region", region);
        json.WriteNumber("contribution", contribution);
        if (match is not null) json.WriteString("match", match);
        json.WriteEndObject();
    }

    private static string BandCode(Band band) => band switch
    {
        Band.Strong => "strong",
        Band.Moderate => "moderate",
        _ => "weak",
    };
}
