using System.Buffers;
using System.Text;
using System.Text.Json;
using Filiform.Clinical.Atlas;

namespace Filiform.Bench.Engines;

/// <summary>Muscles for pain drawings, beside the model read aloud over the same data.</summary>
public sealed class Rankings : IBenchmark
{
    private const int Top = 10;

    /// <summary>One side, the midline, both sides, and a drawing with many regions.</summary>
    private static readonly ImmutableArray<ImmutableArray<PainMark>> Drawings =
    [
        [new("elbow-outer-right", 7), new("forearm-outer-right", 5), new("hand-back-right", 2), new("shoulder-front-left", 3)],
        [new("knee-front-left", 6), new("knee-inner-left", 4), new("thigh-inner-left", 3)],
        [new("neck-back-left", 5), new("neck-back-right", 5), new("shoulder-front-left", 2), new("shoulder-front-right", 8)],
        [new("knee-front-left", 1), new("knee-front-right", 9), new("thigh-inner-left", 10), new("thigh-inner-right", 0), new("hand-back-left", 6), new("elbow-outer-left", 4)],
    ];

    public string Name => "rank";

    public IEnumerable<Figure> Run()
    {
        var atlas = ReferralAtlas.Embedded();
        var plain = new PlainRanking(atlas);
        ImmutableArray<ImmutableArray<PainMark>> drawings = [.. Drawings.Select(drawing => drawing.Where(mark => atlas.RegionById.ContainsKey(mark.Region)).ToImmutableArray())];
        foreach (var drawing in drawings)
            if (Text(atlas.Rank(drawing, Top)) is var ours && Text(plain.Rank(drawing, Top)) is var theirs && ours != theirs)
                throw new InvalidOperationException($"The two disagree:\n{ours}\n{theirs}");

        var (fast, slow) = (0, 0);
        var rate = Rounds.PerSecond(() => atlas.Rank(drawings[fast++ % drawings.Length], Top));
        var peer = Rounds.PerSecond(() => plain.Rank(drawings[slow++ % drawings.Length], Top));
        yield return new("rankings", "/s", rate, new("straightforward implementation, same data and result", peer), new("≥ 20,000/s", rate.Median >= 20_000));
        yield return new(
            "times the straightforward one", "×", Spread.Of(rate.Median / peer.Median), Target: new("≥ 20 ×", rate.Median >= 20 * peer.Median));
    }

    /// <summary>Numbers to ten digits: the two add up in different orders.</summary>
    private static string Text(Ranking ranking)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) RankDocument.Write(ranking, json);
        var text = new StringBuilder();
        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        Rounded(document.RootElement, text);
        return text.ToString();
    }

    private static void Rounded(JsonElement json, StringBuilder text)
    {
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var member in json.EnumerateObject())
            {
                text.Append(member.Name).Append(':');
                Rounded(member.Value, text);
            }
        else if (json.ValueKind == JsonValueKind.Array)
            foreach (var item in json.EnumerateArray()) Rounded(item, text.Append('|'));
        else if (json.ValueKind == JsonValueKind.Number) text.Append(Math.Round(json.GetDouble(), 9) + 0.0).Append(' ');
        else text.Append(json.ToString()).Append(' ');
    }
}
