using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Bench.Engines;

/// <summary><c>filiform screen --batch</c> from a file to the end of its output, as a process.</summary>
public sealed class BatchOfScreenings : IBenchmark
{
    private const int Lines = 100_000, PeakLimit = 200;

    public string Name => "batch";

    public IEnumerable<Figure> Run()
    {
        if (!File.Exists(Child.Filiform)) return [Figure.Skipped("screen --batch", "the program is not built in Release; run ./bench")];
        var file = Path.Combine(Path.GetTempPath(), $"filiform-bench-{Environment.ProcessId}.jsonl");
        try
        {
            Write(file);
            return Measure(file).GetAwaiter().GetResult();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<IEnumerable<Figure>> Measure(string file)
    {
        var (rates, peaks, processor) = (new List<double>(), new List<double>(), TimeSpan.Zero);
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            using var child = Child.Start(Child.Filiform, "screen", "--batch", file);
            var (status, lines, peak, used) = await child.Finish();
            if (status != 0 || lines != Lines) throw new InvalidOperationException($"Ended with {status} after {lines} lines.");
            rates.Add(Lines / watch.Elapsed.TotalSeconds);
            peaks.Add(peak / 1048576.0);
            processor = used;
        }
        var (rate, memory) = (Spread.Of(rates), Spread.Of(peaks));
        var size = new FileInfo(file).Length / 1048576.0;
        return
        [
            new("lines, end to end", "/s", rate, new("the same file only parsed, line by line, on one thread", Parsed(file)), new("≥ 20,000/s on two cores", rate.Median >= 20_000),
                string.Create(CultureInfo.InvariantCulture, $"{Lines / processor.TotalSeconds:N0} lines for each second of processor time; {Machine.Load()}")),
            new("most memory resident", "MB", memory, new("size of the file", Spread.Of(size)), new($"< {PeakLimit} MB", memory.Median < PeakLimit)),
        ];
    }

    private static Spread Parsed(string file)
    {
        var watch = Stopwatch.StartNew();
        foreach (var line in File.ReadLines(file)) JsonDocument.Parse(line).Dispose();
        return Spread.Of(Lines / watch.Elapsed.TotalSeconds);
    }

    /// <summary>The example with three answers of each line replaced by others: no two neighbours alike, and every run the same.</summary>
    private static void Write(string file)
    {
        var choices = SafetyKnowledge.Embedded.Facts.Definitions
            .Where(fact => fact.Origin == FactOrigin.Question && fact.Type is AnswerType.Boolean or AnswerType.Choice).ToList();
        var example = JsonNode.Parse(Example.Input("screen").GetRawText())!;
        using var output = new StreamWriter(file);
        for (var line = 0; line < Lines; line++)
        {
            var person = example.DeepClone();
            for (var change = 1; change <= 3; change++)
            {
                var fact = choices[(int)((line * 7919L * change + 104729L * change) % choices.Count)];
                person["answers"]![fact.Id] = fact.Type == AnswerType.Boolean ? (line + change) % 3 == 0 : fact.Options[(line + change) % fact.Options.Length];
            }
            output.Write(person.ToJsonString());
            output.Write('\n');
        }
    }
}
