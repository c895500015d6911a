using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads every fact that conditions may name, and settles in which order they depend on one another.</summary>
internal sealed class FactReader
{
    private readonly List<(Node Node, FactDefinition Fact)> facts = [];
    private readonly Dictionary<string, FactDefinition> byId = [];

    /// <summary>Session facts stand before questions, as they do in the file: lists of facts are given in this order.</summary>
    internal FactReader(Node root)
    {
        foreach (var node in root["sessionFacts"].Items) Add(node, FactOrigin.Session, Listed(node, "values"));
        foreach (var node in root["questions"].Items) Add(node, FactOrigin.Question, Options(node));
        foreach (var node in root["followUp"]["facts"].Items) Add(node, FactOrigin.FollowUp, []);
        foreach (var node in root["followUp"]["questions"].Items) Add(node, FactOrigin.FollowUp, Options(node));
        foreach (var node in root["derivedFacts"].Items) Add(node, FactOrigin.Derived, []);
    }

    internal FactDefinition? Find(string id) => byId.GetValueOrDefault(id);

    internal FactModel Model()
    {
        var conditions = new ConditionReader(Find);
        var askWhen = facts.Select(fact => fact.Node.Find("askWhen") is { } when ? AskWhen(conditions, when, fact.Fact) : null).ToImmutableArray();
        var derivations = facts
            .Select(fact => fact.Fact.Origin == FactOrigin.Derived ? DerivationReader.Read(fact.Node, Find) : null).ToImmutableArray();
        return new([.. facts.Select(fact => fact.Fact)], askWhen, derivations, Order(askWhen, derivations));
    }

    private void Add(Node node, FactOrigin origin, ImmutableArray<string> options)
    {
        var type = origin == FactOrigin.Derived ? AnswerType.Number : node["type"].Enum<AnswerType>();
        if (options.IsEmpty == type is AnswerType.Choice or AnswerType.Multi)
            throw node["type"].Fault(options.IsEmpty ? "needs its options" : "takes no options");

        var (min, max) = (node.Find("min")?.Decimal, node.Find("max")?.Decimal);
        if (min > max) throw node["max"].Fault("lies below min");
        if ((min ?? max) is not null && type is not (AnswerType.Number or AnswerType.Scale)) throw node["type"].Fault("has no range");
        if (type == AnswerType.Scale && (min is null || max is null)) throw node["type"].Fault("a scale needs min and max");

        var fact = new FactDefinition(node.Id(), facts.Count, type, options, min, max, origin);
        if (!byId.TryAdd(fact.Id, fact)) throw node["id"].Fault($"'{fact.Id}' is taken");
        facts.Add((node, fact));
    }

    private static ImmutableArray<string> Listed(Node node, string member) => node.Find(member) is { } list ? list.Names() : [];

    private static ImmutableArray<string> Options(Node node)
    {
        if (node.Find("options") is not { } list) return [];
        ImmutableArray<string> values = [.. list.Items.Select(option => option["value"].Text)];
        if (values.Contains(Unsure)) throw list.Fault($"'{Unsure}' is offered on every question and is no option");
        return values.Distinct().Count() == values.Length ? values : throw list.Fault("offers an option twice");
    }

    private const string Unsure = "unsure";

    private Condition AskWhen(ConditionReader conditions, Node when, FactDefinition asked)
    {
        var condition = conditions.Read(when);
        if (asked.Origin == FactOrigin.Question && condition.Reads.Any(fact => facts[fact].Fact.Origin is FactOrigin.Session or FactOrigin.FollowUp))
            throw when.Fault("may read questions and what is derived from them only");
        return condition;
    }

    private ImmutableArray<int> Order(ImmutableArray<Condition?> askWhen, ImmutableArray<Derivation?> derivations)
    {
        var (order, done, open) = (ImmutableArray.CreateBuilder<int>(), new HashSet<int>(), new Stack<int>());
        for (var fact = 0; fact < facts.Count; fact++) Visit(fact);
        return order.ToImmutable();

        void Visit(int fact)
        {
            if (done.Contains(fact) || (askWhen[fact] is null && derivations[fact] is null)) return;
            if (open.Contains(fact)) throw Cycle(open, fact);

            open.Push(fact);
            var needs = askWhen[fact]?.Reads ?? derivations[fact]!.Arguments.Where(argument => argument != Derivation.AsOf);
            foreach (var need in needs) Visit(need);
            open.Pop();
            done.Add(fact);
            order.Add(fact);
        }
    }

    private KnowledgeFault Cycle(Stack<int> open, int fact)
    {
        var node = facts[fact].Node;
        var round = open.Reverse().SkipWhile(at => at != fact).Append(fact).Select(at => facts[at].Fact.Id);
        return (node.Find("askWhen") ?? node["args"]).Fault($"goes round in a circle: {string.Join(" → ", round)}");
    }
}
