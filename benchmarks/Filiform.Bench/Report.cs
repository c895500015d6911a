using System.Globalization;
using System.Text.Json;
using Filiform.Bench.Measuring;

namespace Filiform.Bench;

/// <summary>Prints a table as it grows and keeps each figure as a line of JSON.</summary>
internal sealed class Report : IDisposable
{
    private readonly StreamWriter lines;
    private readonly string machine;

    public Report(string machine)
    {
        this.machine = machine;
        Directory.CreateDirectory("artifacts/bench");
        var path = $"artifacts/bench/{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.jsonl";
        lines = new StreamWriter(path) { AutoFlush = true };
        Console.WriteLine(machine);
        Console.WriteLine($"{"",-46} {"median",14} {"least",12} {"most",12}   {"peer",14} {"ratio",8}  target");
    }

    /// <summary>Whether a benchmark broke. A target that was missed is a figure, not a failure: the machine may be busy.</summary>
    public bool Failed { get; private set; }

    public void Add(IBenchmark benchmark)
    {
        try
        {
            foreach (var figure in benchmark.Run()) Add(benchmark.Name, figure);
        }
        catch (Exception broken)
        {
            Failed = true;
            Console.WriteLine($"{benchmark.Name}: broke: {broken}");
        }
    }

    public void Dispose() => lines.Dispose();

    private void Add(string bench, Figure figure)
    {
        if (figure.Value.Rounds == 0) Console.WriteLine($"{bench + ": " + figure.What,-46} not measured: {figure.Note}");
        else
        {
            var target = figure.Target is { } wanted ? $"{wanted.Says} {(wanted.Met ? "met" : "MISSED")}" : "";
            Console.WriteLine(
                $"{bench + ": " + figure.What,-46} {Shown(figure.Value.Median) + " " + figure.Unit,14} {Shown(figure.Value.Least),12} {Shown(figure.Value.Most),12}   {(figure.Peer is { } peer ? Shown(peer.Value.Median) : ""),14} {(figure.Ratio is { } ratio ? Shown(ratio) : ""),8}  {target}");
            if (figure.Peer is { } named) Console.WriteLine($"{"",-46}   peer: {named.What}");
            if (figure.Note is { } note) Console.WriteLine($"{"",-46}   {note}");
        }
        lines.WriteLine(JsonSerializer.Serialize(new
        {
            bench, figure.What, figure.Unit, median = Number(figure.Value.Median), least = Number(figure.Value.Least), most = Number(figure.Value.Most),
            figure.Value.Rounds, peer = figure.Peer?.What, peerMedian = Number(figure.Peer?.Value.Median), ratio = Number(figure.Ratio),
            target = figure.Target?.Says, met = figure.Target?.Met, figure.Note, load = Machine.Load(), machine,
        }, JsonSerializerOptions.Web));
    }

    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Shown(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : Math.Abs(value) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);
}
