using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads how a derived fact is worked out, and sees that each argument is what the function takes.</summary>
internal static class DerivationReader
{
    private const string AsOf = "asOf";

    internal static Derivation Read(Node node, Func<string, FactDefinition?> find)
    {
        node.Only("id", "fn", "args", "text");
        var function = node["fn"].Enum<DerivedFunction>();
        var takes = Takes(function);
        ImmutableArray<Node> arguments = [.. node["args"].Items];
        if (arguments.Length != takes.Length) throw node["args"].Fault($"'{function.Code()}' takes {takes.Length}");
        return new(function, [.. arguments.Zip(takes, (argument, type) => Argument(argument, type, find))]);
    }

    private static AnswerType[] Takes(DerivedFunction function) => function switch
    {
        DerivedFunction.YearsBetween or DerivedFunction.DaysBetween => [AnswerType.Date, AnswerType.Date],
        DerivedFunction.HoursBetween => [AnswerType.Datetime, AnswerType.Datetime],
        DerivedFunction.Trimester => [AnswerType.Number],
        _ => [AnswerType.Number, AnswerType.Number],
    };

    private static int Argument(Node node, AnswerType type, Func<string, FactDefinition?> find)
    {
        if (node.Text == AsOf && type == AnswerType.Date) return Derivation.AsOf;
        var fact = find(node.Text) ?? throw node.Fault($"'{node.Text}' is no fact");
        return fact.Type == type ? fact.Index : throw node.Fault($"{fact.Id} is a {fact.Type.Code()}, needed is a {type.Code()}");
    }
}
