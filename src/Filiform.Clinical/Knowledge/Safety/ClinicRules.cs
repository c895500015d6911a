using System.Collections.Frozen;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>A clinic's own rules over ours, from its data file: ours made stricter, and rules of its own. Nothing in it can make ours milder.</summary>
/// <remarks>
/// How that is kept: severity, disposition and block may only rise, what a rule requires may only grow, its condition may only become
/// true more often (<c>any(ours, theirs)</c>), and a rule of the clinic's has an id that none of ours can have.
/// </remarks>
public static class ClinicRules
{
    public const string FileName = "clinic-rules.json";

    /// <summary>Begins every id that a clinic gives: no later rule or source of ours can meet one.</summary>
    public const string Prefix = "clinic-";

    /// <summary>Our knowledge with the clinic's rules in it. Its version names both.</summary>
    /// <exception cref="KnowledgeFault">Something is unsourced, untranslated, misspelt, or milder than ours.</exception>
    public static SafetyKnowledge Over(SafetyKnowledge ours, Node root)
    {
        root.Only("kind", "version", "clinic", "adopted", "sources", "tighten", "rules", "sessionRules");
        root["kind"].Code(["filiform-clinic-rules"]);
        var version = SafetyReader.Version(root["version"]);
        var (clinic, _) = (root["clinic"].Said, Adopted(root["adopted"]));
        var sources = root.Find("sources")?.Each(node => ContentReader.Citation(OwnId(node))) ?? [];

        var reader = new RuleReader(ours.Facts, ours.Vocabulary, [.. ours.Citations.Concat(sources).Select(source => source.Id)]);
        var tighter = Tighter(ours, root, reader, clinic);
        ImmutableArray<Rule> Merged(ImmutableArray<Rule> shipped, ImmutableArray<Rule> own) => [.. shipped.Select(rule => tighter.GetValueOrDefault(rule.Id, rule)), .. own];
        return ours with
        {
            Version = $"{ours.Version}+{Prefix}{version}", Citations = [.. ours.Citations, .. sources],
            Rules = Merged(ours.Rules, Own(root, "rules", reader.Person, clinic)),
            SessionRules = Merged(ours.SessionRules, Own(root, "sessionRules", node => InTime(reader.Session(node), node, ours), clinic)),
        };
    }

    private static ImmutableArray<Rule> Own(Node root, string list, Func<Node, Rule> read, Said clinic) =>
        root.Find(list)?.Each(node => read(OwnId(node)) with { Clinic = new(clinic, null, null) }) ?? [];

    private static Rule InTime(Rule rule, Node place, SafetyKnowledge ours)
    {
        SafetyReader.RequirePhase(rule, place, ours);
        // When the record is signed the needles are in: what held them back then could be answered by nothing.
        if (rule is { Session: { Phase: SessionPhase.Sign, Blocks: var blocks } } && (blocks == SessionBlock.Start || rule.Severity == Severity.Absolute && blocks is null))
            throw place.Fault("a rule of signing can block 'sign' only, and does when it is absolute");
        return rule;
    }

    /// <summary>A stricter rule needs one clinician (safety.md §7): who adopted it, and when.</summary>
    private static (string By, LocalDate On) Adopted(Node node)
    {
        node.Only("by", "on");
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(node["on"].Text);
        return (node["by"].Text, on.Success ? on.Value : throw node["on"].Fault("must be a day, such as 2026-11-27"));
    }

    private static Node OwnId(Node node) => node.Id().StartsWith(Prefix, StringComparison.Ordinal) ? node : throw node["id"].Fault($"must begin with '{Prefix}'");

    private static FrozenDictionary<string, Rule> Tighter(SafetyKnowledge ours, Node root, RuleReader reader, Said clinic)
    {
        var tighter = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var node in root.Find("tighten")?.Items ?? [])
        {
            var shipped = ours.Rules.Concat(ours.SessionRules).FirstOrDefault(rule => rule.Id == node["rule"].Text)
                ?? throw node["rule"].Fault($"'{node["rule"].Text}' is no rule of {SafetyKnowledge.FileName} {ours.Version}");
            if (!tighter.TryAdd(shipped.Id, InTime(Tightened(shipped, node, reader, clinic), node, ours))) throw node["rule"].Fault($"'{shipped.Id}' stands here twice");
        }
        return tighter.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Rule Tightened(Rule shipped, Node node, RuleReader reader, Said clinic)
    {
        node.Only("rule", "severity", "disposition", "blocks", "requires", "alsoWhen", "title", "why", "sources");
        var blocks = NoLower(node, "blocks", shipped.Session?.Blocks, static block => block is null ? 0 : block == SessionBlock.Sign ? 1 : 2);
        if (blocks is not null && shipped.Session is null) throw node["blocks"].Fault("is for session rules");
        var rule = shipped with
        {
            Severity = NoLower(node, "severity", (Severity?)shipped.Severity, severity => (int)severity!)!.Value,
            Disposition = NoLower(node, "disposition", (Disposition?)shipped.Disposition, disposition => (int)disposition!)!.Value,
            Session = shipped.Session is { } step ? step with { Blocks = blocks } : null,
            Clinic = new(clinic, node["why"].Said, shipped),
        };
        if (!SeverityPolicy.Allows(rule.Severity, rule.Disposition, blocks))
            throw node.Fault($"'{rule.Disposition.Code()}' is not for a rule that is {rule.Severity.Code()}");

        if (node.Find("requires") is { } requires) rule = rule with { Requires = [.. shipped.Requires.Union(reader.Requires(requires))] };
        // Our title speaks of our condition: where theirs is wider, it needs their words.
        if (node.Find("alsoWhen") is { } also) rule = reader.Widened(rule, also) with { Title = node["title"].Said };
        else if (node.Find("title") is { } title) throw title.Fault("goes with alsoWhen");
        if (rule.Severity == shipped.Severity && rule.Disposition == shipped.Disposition && blocks == shipped.Session?.Blocks
            && rule.Requires.Length == shipped.Requires.Length && rule.When == shipped.When) throw node.Fault("changes nothing");
        return rule with { Evidence = shipped.Evidence with { Sources = [.. shipped.Evidence.Sources.Union(reader.Sources(node["sources"]))] } };
    }

    private static T? NoLower<T>(Node node, string member, T? shipped, Func<T?, int> rank) where T : struct, Enum
    {
        if (node.Find(member) is not { } given) return shipped;
        T? asked = given.Enum<T>();
        return rank(asked) >= rank(shipped) ? asked : throw given.Fault($"'{given.Text}' is milder than ours, '{(shipped is { } ours ? ours.Code() : "none")}'");
    }
}
