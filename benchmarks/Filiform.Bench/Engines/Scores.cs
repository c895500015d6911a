using System.Text.Json;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;

namespace Filiform.Bench.Engines;

/// <summary>Filled-in questionnaires: every instrument with the answers of its own vectors.</summary>
public sealed class Scores : IBenchmark
{
    public string Name => "score";

    public IEnumerable<Figure> Run()
    {
        var catalogue = InstrumentCatalogue.Embedded();
        var forms = Forms(catalogue).ToArray();
        var (at, other) = (0, 0);
        long sum = 0;
        var rate = Rounds.PerSecond(() =>
        {
            var (instrument, answers) = forms[at++ % forms.Length];
            instrument.Score(answers);
        });
        var limit = Rounds.PerSecond(() =>
        {
            foreach (var answer in forms[other++ % forms.Length].Answers) sum += answer.Value ?? 0;
        });
        yield return new(
            FormattableString.Invariant($"scores over {forms.Length} filled-in forms"), "/s", rate,
            new("the answers only added up", limit), new("≥ 1,000,000/s", rate.Median >= 1_000_000), sum == 0 ? "nothing was added" : null);
    }

    private static IEnumerable<(Instrument Instrument, ImmutableArray<Answer> Answers)> Forms(InstrumentCatalogue catalogue)
    {
        using var file = JsonDocument.Parse(KnowledgeFile.Embedded("instruments.json"));
        foreach (var instrument in file.RootElement.GetProperty("instruments").EnumerateArray())
            if (catalogue.ById[instrument.GetProperty("id").GetString()!] is { Scoring: not null } known && instrument.TryGetProperty("testVectors", out var vectors))
                foreach (var vector in vectors.EnumerateArray())
                    if (vector.GetProperty("expected").GetProperty("score").ValueKind == JsonValueKind.Number)
                        yield return (known, [.. vector.GetProperty("answers").EnumerateArray().Select(answer =>
                            answer.ValueKind == JsonValueKind.Null ? Answer.None : Answer.Of(answer.GetInt32()))]);
    }
}
