using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Screening;

namespace Filiform.Bench.Engines;

/// <summary>What a screening leaves to the collector must come from what it finds, not from how many rules it asks.</summary>
public sealed class ScreeningMemory : IBenchmark
{
    private const int Times = 2000, MoreRules = 10;

    public string Name => "screen-memory";

    public IEnumerable<Figure> Run()
    {
        var knowledge = SafetyKnowledge.Embedded;
        var input = ScreenDocument.Read(knowledge, Example.Input("screen")).Value!;
        var found = Screen.Evaluate(knowledge, input);
        var silent = knowledge.Rules.Where(rule => !found.Constraints.Contains(rule) && found.Findings.All(finding => finding.Rule != rule)).ToList();
        var larger = knowledge with { Rules = [.. knowledge.Rules, .. Enumerable.Repeat(silent, MoreRules).SelectMany(rules => rules)] };

        var (small, large) = (Bytes(knowledge, input), Bytes(larger, input));
        yield return new(
            FormattableString.Invariant($"bytes a screening, {larger.Rules.Length} rules"), "B", large,
            new(FormattableString.Invariant($"bytes a screening, {knowledge.Rules.Length} rules"), small),
            new("does not grow", large.Median <= small.Median * 1.01));
    }

    private static Spread Bytes(SafetyKnowledge knowledge, ScreenInput input)
    {
        for (var at = 0; at < Times; at++) Screen.Evaluate(knowledge, input);
        return Spread.Of(Enumerable.Range(0, 5).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var at = 0; at < Times; at++) Screen.Evaluate(knowledge, input);
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        }));
    }
}
