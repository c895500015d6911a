using System.CommandLine;

namespace Filiform.Cli;

/// <summary>Arguments that name something of the knowledge files.</summary>
internal static class Known
{
    /// <summary>Ids named when somebody misses; more would hide the message.</summary>
    private const int MostNamed = 30;

    /// <param name="kind">What it names, such as <c>muscle</c>.</param>
    /// <param name="ids">Asked for only when the argument is used, so that no other command waits for them.</param>
    public static Argument<string> Argument(string name, string kind, Func<IEnumerable<string>> ids)
    {
        var argument = new Argument<string>(name) { Description = $"Id of the {kind}." };
        argument.Validators.Add(given =>
        {
            if (given.Tokens is not [var token]) return;
            var all = ids().Order(StringComparer.Ordinal).ToList();
            if (!all.Contains(token.Value)) given.AddError($"'{token.Value}' is no {kind}; there is: {Some(all, token.Value)}.");
        });
        return argument;
    }

    /// <summary>All of them; of very many, those that begin alike.</summary>
    private static string Some(List<string> ids, string near)
    {
        if (ids.Count <= MostNamed) return string.Join(", ", ids);
        var alike = ids.OrderByDescending(id => id.AsSpan().CommonPrefixLength(near)).Take(MostNamed / 3).Order(StringComparer.Ordinal);
        return $"{string.Join(", ", alike)} and {ids.Count - MostNamed / 3} more";
    }
}
