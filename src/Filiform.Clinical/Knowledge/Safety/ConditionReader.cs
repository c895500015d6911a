using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Compiles a condition, and refuses one that could never be answered by the facts it names.</summary>
/// <param name="find">The definition of a fact; null when there is none of that name.</param>
internal sealed class ConditionReader(Func<string, FactDefinition?> find)
{
    internal Condition Read(Node node)
    {
        node.Only("all", "any", "not", "fact", "op", "value");
        if (node.Members.Count() != 1) return Comparison(node);
        return node.Find("all") is { } all ? new All(Parts(all))
            : node.Find("any") is { } any ? new Any(Parts(any))
            : node.Find("not") is { } not ? new Not(Read(not))
            : throw node.Fault("must be all, any, not, or a fact with its op");
    }

    private ImmutableArray<Condition> Parts(Node list)
    {
        ImmutableArray<Condition> parts = [.. list.Items.Select(Read)];
        return parts.IsEmpty ? throw list.Fault("must not be empty") : parts;
    }

    private Test Comparison(Node node)
    {
        node.Only("fact", "op", "value");
        var fact = find(node["fact"].Text) ?? throw node["fact"].Fault($"'{node["fact"].Text}' is no fact");
        var op = node["op"].Enum<Operator>();
        if (!Allowed(fact.Type).Contains(op))
            throw node["op"].Fault($"'{op.Code()}' does not go with {fact.Id}, a {fact.Type.Code()}");

        if (op is not (Operator.Exists or Operator.Missing)) return new(fact.Index, op, Operand(node["value"], fact, op));
        return node.Find("value") is { } extra ? throw extra.Fault($"'{op.Code()}' compares with nothing") : new(fact.Index, op, null);
    }

    private static Operator[] Allowed(AnswerType type) => type switch
    {
        AnswerType.Boolean => [Operator.Eq, Operator.Ne, Operator.Exists, Operator.Missing],
        AnswerType.Number or AnswerType.Scale =>
            [Operator.Eq, Operator.Ne, Operator.Gt, Operator.Gte, Operator.Lt, Operator.Lte, Operator.Exists, Operator.Missing],
        AnswerType.Choice => [Operator.Eq, Operator.Ne, Operator.In, Operator.Exists, Operator.Missing],
        AnswerType.Multi => [Operator.Eq, Operator.Ne, Operator.In, Operator.Contains, Operator.Exists, Operator.Missing],
        _ => [Operator.Exists, Operator.Missing],
    };

    private static Value Operand(Node value, FactDefinition fact, Operator op) => op switch
    {
        Operator.In => value.Items.Any() ? List(value, fact) : throw value.Fault("must not be empty"),
        Operator.Contains => Option(value, fact),
        _ => fact.Type switch
        {
            AnswerType.Boolean => new Value.YesNo(value.Bool),
            AnswerType.Choice => Option(value, fact),
            AnswerType.Multi => List(value, fact),
            _ => new Value.Number(InRange(value, fact)),
        },
    };

    private static decimal InRange(Node value, FactDefinition fact) => value.Decimal is var number && number >= (fact.Min ?? number) && number <= (fact.Max ?? number)
        ? number : throw value.Fault($"lies outside {fact.Id}, {fact.Min} to {fact.Max}: it would never, or always, hold");

    private static Value.Option Option(Node value, FactDefinition fact) => new(value.Code(fact.Options));

    private static Value.Options List(Node value, FactDefinition fact) => new(value.CodesOf(fact.Options));
}
