using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Strict;

/// <summary>Lists of a knowledge file, read into look-ups; every id once, every reference to something that is there.</summary>
internal static class Keyed
{
    /// <summary>Reads each item; an id that stands twice is a fault at its second place.</summary>
    public static (ImmutableArray<T> InOrder, FrozenDictionary<string, T> ById) Read<T>(
        Node list, Func<Node, T> read, Func<T, string> id)
    {
        var inOrder = ImmutableArray.CreateBuilder<T>();
        var seen = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var node in list.Items)
        {
            var item = read(node);
            if (!seen.TryAdd(id(item), item)) throw node.Fault($"'{id(item)}' stands twice");
            inOrder.Add(item);
        }
        return (inOrder.ToImmutable(), seen.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The text, which must be a key of that look-up.</summary>
    /// <param name="kind">What it names, such as <c>source</c>; for the fault.</param>
    public static string In<T>(this Node node, IReadOnlyDictionary<string, T> known, string kind) =>
        known.ContainsKey(node.Text) ? node.Text : throw node.Fault($"'{node.Text}' is no {kind}");

    /// <summary>The texts of a list, each a key of that look-up and each once.</summary>
    public static ImmutableArray<string> AllIn<T>(this Node list, IReadOnlyDictionary<string, T> known, string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items)
        {
            if (!seen.Add(item.In(known, kind))) throw item.Fault($"'{item.Text}' stands twice");
            texts.Add(item.Text);
        }
        return texts.ToImmutable();
    }

    /// <summary>A list that must not be empty.</summary>
    public static Node NotEmpty(this Node list) =>
        list.Items.Any() ? list : throw list.Fault("must not be empty");

    /// <summary>A number that must lie in a range, both ends included.</summary>
    public static double Within(this Node node, double least, double most) =>
        node.Double is var number && number >= least && number <= most
            ? number : throw node.Fault(FormattableString.Invariant($"must lie in {least} to {most}"));

    /// <summary>A whole number that must lie in a range, both ends included.</summary>
    public static int WholeWithin(this Node node, int least, int most) =>
        node.Int is var number && number >= least && number <= most
            ? number : throw node.Fault(FormattableString.Invariant($"must lie in {least} to {most}"));
}
