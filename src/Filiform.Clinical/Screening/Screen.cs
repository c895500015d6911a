using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Screening;

/// <summary>Asks every rule about one person, and, once there is a plan, about the session.</summary>
public static class Screen
{
    /// <summary>Evaluates all rules that apply. Run it again whenever an answer, the plan or the date changes.</summary>
    /// <exception cref="ArgumentException">An answer is to something that is no question, or no session fact.</exception>
    public static ScreeningResult Evaluate(SafetyKnowledge knowledge, ScreenInput input)
    {
        var readings = Readings.Of(knowledge.Facts, input);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var constraints = ImmutableArray.CreateBuilder<Rule>();

        foreach (var rule in knowledge.Rules)
        {
            var truth = readings.Holds(rule.When);
            if (truth == Truth.False) continue;

            var place = PlaceOf(rule.Scope, input.Session, readings);
            if (truth == Truth.True && place != Place.Counts) constraints.Add(rule);
            if (place != Place.OutOfPlan) findings.Add(FindingOf(rule, truth, waitsForPlan: place == Place.WaitsForPlan));
        }

        if (input.Session is { } session)
            foreach (var rule in knowledge.SessionRules)
                if (rule.Session!.Phase <= session.Phase && readings.Holds(rule.When) is not Truth.False and var truth)
                    findings.Add(FindingOf(rule, truth, waitsForPlan: false));

        return new(
            Worst(findings), findings.ToImmutable(), constraints.ToImmutable(), Requires(findings), Blocks(findings),
            Unanswered(findings, readings), input.Warnings, knowledge.Version) { Readings = readings };
    }

    private enum Place { Counts, WaitsForPlan, OutOfPlan }

    /// <summary>A plan that does not say what the scope asks about is taken to be covered.</summary>
    private static Place PlaceOf(Scope scope, SessionSoFar? session, Readings readings) => scope.Covers switch
    {
        null => Place.Counts,
        _ when session is null => Place.WaitsForPlan,
        var covers => readings.Holds(covers) == Truth.False ? Place.OutOfPlan : Place.Counts,
    };

    private static Finding FindingOf(Rule rule, Truth truth, bool waitsForPlan) => truth == Truth.True
        ? new(rule, FindingState.Fired, waitsForPlan)
        : new(rule, FindingState.Unknown, WaitsForPlan: false);

    private static Disposition Worst(ImmutableArray<Finding>.Builder findings)
    {
        var worst = Disposition.Proceed;
        foreach (var finding in findings)
            if (finding.CountsAs > worst) worst = finding.CountsAs;
        return worst;
    }

    private static ImmutableArray<string> Requires(ImmutableArray<Finding>.Builder findings)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings)
            if (finding.State == FindingState.Fired) codes.UnionWith(finding.Rule.Requires);
        return [.. codes];
    }

    private static readonly SessionBlock[] BlocksByCode =
        [.. Enum.GetValues<SessionBlock>().OrderBy(block => block.Code(), StringComparer.Ordinal)];

    private static ImmutableArray<SessionBlock> Blocks(ImmutableArray<Finding>.Builder findings) =>
        [.. BlocksByCode.Where(block => Block(findings, block))];

    private static bool Block(ImmutableArray<Finding>.Builder findings, SessionBlock block)
    {
        foreach (var finding in findings)
            if (finding.Rule.Session?.Blocks == block) return true;
        return false;
    }

    private static ImmutableArray<string> Unanswered(ImmutableArray<Finding>.Builder findings, Readings readings)
    {
        var facts = new SortedSet<int>();
        foreach (var finding in findings)
            if (finding.State == FindingState.Unknown)
                foreach (var input in finding.Rule.Inputs)
                    if (readings.LeavesUnknown(input)) facts.Add(input);
        return [.. facts.Select(fact => readings.Told.Model.Definitions[fact].Id)];
    }
}
