using System.Buffers;
using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Screening;

namespace Filiform.Bench.Engines;

/// <summary>Every safety rule about one person and one plan.</summary>
public sealed class Screenings : IBenchmark
{
    public string Name => "screen";

    public IEnumerable<Figure> Run()
    {
        var knowledge = SafetyKnowledge.Embedded;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Example.Input("screen"));
        var input = Read(knowledge, bytes);
        var parsing = Rounds.PerSecond(() => JsonDocument.Parse(bytes).Dispose());

        var evaluations = Rounds.PerSecond(() => Screen.Evaluate(knowledge, input));
        yield return new("screenings", "/s", evaluations, new("the input only parsed by System.Text.Json", parsing), new("≥ 50,000/s", evaluations.Median >= 50_000));

        var written = new ArrayBufferWriter<byte>(8192);
        using var writer = new Utf8JsonWriter(written);
        yield return new("screenings, document to document", "/s", Rounds.PerSecond(() =>
        {
            written.ResetWrittenCount();
            writer.Reset();
            ScreenDocument.Write(Screen.Evaluate(knowledge, Read(knowledge, bytes)), writer);
            writer.Flush();
        }), new("the input only parsed by System.Text.Json", parsing));
    }

    private static ScreenInput Read(SafetyKnowledge knowledge, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        return ScreenDocument.Read(knowledge, document.RootElement).Value!;
    }
}
