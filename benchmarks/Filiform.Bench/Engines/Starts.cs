using System.Diagnostics;

namespace Filiform.Bench.Engines;

/// <summary>How long somebody waits for one answer of the command line; most of it is the start of the runtime.</summary>
public sealed class Starts : IBenchmark
{
    public string Name => "start";

    public IEnumerable<Figure> Run()
    {
        if (!File.Exists(Child.Filiform)) return [Figure.Skipped("one screen call", "the program is not built in Release; run ./bench")];
        var file = Path.Combine(Path.GetTempPath(), $"filiform-bench-{Environment.ProcessId}.json");
        try
        {
            File.WriteAllText(file, Example.Input("screen").GetRawText());
            return [new("one screen call", "ms", Milliseconds(Child.Filiform, "screen", "--json", file),
                new("a .NET program of this size that does nothing", Milliseconds(Child.Self, "no-such-benchmark")), Note: Machine.Load())];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Spread Milliseconds(string program, params string[] args) => Rounds.Milliseconds(1, 5, async _ =>
    {
        using var child = Child.Start(program, args);
        await child.Finish();
    }).GetAwaiter().GetResult();
}
