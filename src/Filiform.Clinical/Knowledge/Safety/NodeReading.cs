using System.Text.RegularExpressions;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>The checks that every part of a knowledge file goes through.</summary>
internal static partial class NodeReading
{
    internal static T Enum<T>(this Node node) where T : struct, Enum =>
        Codes.Find<T>(node.Text) ?? throw node.Fault($"'{node.Text}' is not one of {string.Join(", ", Codes.All<T>())}");

    /// <summary>Reads each item and refuses an id that stands twice.</summary>
    internal static ImmutableArray<T> Each<T>(this Node list, Func<Node, T> read)
    {
        list.UniqueIds();
        return [.. list.Items.Select(read)];
    }

    internal static void UniqueIds(this Node list)
    {
        var seen = new HashSet<string>();
        foreach (var item in list.Items)
            if (!seen.Add(item.Id())) throw item["id"].Fault($"'{item.Id()}' is taken");
    }

    internal static string Id(this Node item) =>
        KebabCase().IsMatch(item["id"].Text) ? item["id"].Text : throw item["id"].Fault("must be a kebab-case id");

    /// <summary>A list of codes, each allowed and none twice.</summary>
    internal static ImmutableArray<string> CodesOf(this Node list, IReadOnlyCollection<string> allowed)
    {
        var codes = list.Items.Select(item => item.Code(allowed)).ToImmutableArray();
        return codes.Distinct().Count() == codes.Length ? codes : throw list.Fault("names something twice");
    }

    /// <summary>A list of names that defines what others may use: not empty, kebab-case, none twice.</summary>
    internal static ImmutableArray<string> Names(this Node list)
    {
        var names = list.Texts;
        if (names.IsEmpty) throw list.Fault("must not be empty");
        foreach (var item in list.Items)
            if (!KebabCase().IsMatch(item.Text)) throw item.Fault("must be a kebab-case name");
        return names.Distinct().Count() == names.Length ? names : throw list.Fault("names something twice");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
