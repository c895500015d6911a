using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads a scope, and compiles "the plan shares any listed value with any listed field" into a condition.</summary>
internal sealed class ScopeReader(FactModel facts, Vocabulary vocabulary)
{
    internal Scope Read(Node node, bool session)
    {
        var kind = node["kind"].Enum<ScopeKind>();
        if (session != (kind == ScopeKind.Session)) throw node["kind"].Fault(session ? "must be session" : "cannot be session");
        node.Only(["kind", .. Fields(kind)]);

        var (regions, hazards, techniques) =
            (List(node, "regions", vocabulary.Regions), List(node, "muscleHazards", vocabulary.MuscleHazards),
             List(node, "techniques", vocabulary.Techniques));
        ImmutableArray<Condition> shares =
            [.. Shares(PlanFacts.Regions, regions), .. Shares(PlanFacts.MuscleHazards, hazards), .. Shares(PlanFacts.Techniques, techniques)];
        if (shares.IsEmpty != kind is ScopeKind.Global or ScopeKind.Session) throw node.Fault("must list what it covers");
        return new(kind, regions, hazards, techniques, shares.IsEmpty ? null : new Any(shares));
    }

    private static string[] Fields(ScopeKind kind) => kind switch
    {
        ScopeKind.Region => ["regions"],
        ScopeKind.Muscle => ["muscleHazards", "regions"],
        ScopeKind.Technique => ["techniques"],
        _ => [],
    };

    private static ImmutableArray<string> List(Node node, string field, ImmutableArray<string> allowed) =>
        node.Find(field) is { } list ? list.CodesOf(allowed) : [];

    private IEnumerable<Condition> Shares(string fact, ImmutableArray<string> listed) =>
        listed.IsEmpty ? [] : [new Test(facts.IndexOf(fact), Operator.In, new Value.Options(listed))];
}
