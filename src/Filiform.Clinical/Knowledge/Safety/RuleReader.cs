using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads rules of all three kinds, and refuses one that is unsourced, milder than its severity or out of its room.</summary>
internal sealed class RuleReader(FactModel facts, Vocabulary vocabulary, ImmutableHashSet<string> citations)
{
    private readonly ConditionReader conditions = new(facts.Find);
    private readonly ScopeReader scopes = new(facts, vocabulary);

    /// <summary>A rule about the person reads what the person said; the plan comes in through its scope.</summary>
    internal Rule Person(Node node)
    {
        node.Only("id", "title", "severity", "disposition", "scope", "when", "patientMessage", "clinicianAction", "requires", "evidence");
        return Rule(node, session: null);
    }

    internal Rule Session(Node node)
    {
        node.Only(
            "id", "title", "severity", "disposition", "phase", "blocks", "scope", "when", "patientMessage", "clinicianAction", "requires", "evidence");
        return Rule(node, new(node["phase"].Enum<SessionPhase>(), node.Find("blocks")?.Enum<SessionBlock>()));
    }

    internal TriageRule Triage(Node node)
    {
        node.Only("id", "level", "when", "patientMessage", "clinicianAlert", "evidence");
        var (when, inputs) = When(node["when"], _ => true);
        var level = node["level"].Enum<TriageLevel>();
        if (level == TriageLevel.None) throw node["level"].Fault("a rule that reports nothing is no rule");
        return new(node.Id(), level, when, inputs, node["patientMessage"].Said, node["clinicianAlert"].Said, Evidence(node["evidence"]));
    }

    internal Evidence Evidence(Node node) => EvidenceReader.Read(node, vocabulary.Grades, citations);

    internal ImmutableArray<string> Requires(Node list) => list.CodesOf(vocabulary.Requires);

    internal ImmutableArray<string> Sources(Node list) =>
        list.CodesOf(citations) is { IsEmpty: false } named ? named : throw list.Fault("must name at least one source");

    /// <summary>The rule, true wherever it was or this is.</summary>
    internal Rule Widened(Rule rule, Node also)
    {
        var (more, _) = When(also, MayRead(rule.Session is not null));
        var when = new Any([rule.When, more]);
        return rule with { When = when, Inputs = facts.Inputs(when) };
    }

    private static Func<FactDefinition, bool> MayRead(bool session) =>
        fact => fact.Origin == FactOrigin.Question || session && fact.Origin == FactOrigin.Session;

    private Rule Rule(Node node, SessionStep? session)
    {
        var (severity, disposition) = (node["severity"].Enum<Severity>(), node["disposition"].Enum<Disposition>());
        if (!SeverityPolicy.Allows(severity, disposition, session?.Blocks))
            throw node["disposition"].Fault($"'{disposition.Code()}' is not for a rule that is {severity.Code()}{(session is null ? "" : " and blocks no signing")}");

        var (when, inputs) = When(node["when"], MayRead(session is not null));
        return new(
            node.Id(), node["title"].Said, severity, disposition, scopes.Read(node["scope"], session is not null), when, inputs,
            node["patientMessage"].Said, node["clinicianAction"].Said, Requires(node["requires"]),
            Evidence(node["evidence"]), session);
    }

    private (Condition, ImmutableArray<int>) When(Node node, Func<FactDefinition, bool> mayRead)
    {
        var when = conditions.Read(node);
        var inputs = facts.Inputs(when);
        foreach (var fact in inputs.Select(input => facts.Definitions[input]))
            if (!mayRead(fact)) throw node.Fault($"may not read {fact.Id}");
        return (when, inputs);
    }
}
