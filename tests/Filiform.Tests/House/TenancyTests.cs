using System.Text.RegularExpressions;

namespace Filiform.Tests.House;

/// <summary>Reads every SQL text of the program: one that touches a clinic's table names the clinic.</summary>
public sealed partial class TenancyTests
{
    /// <summary>Statements that cross clinics, each with its reason.</summary>
    private static readonly Dictionary<string, string> Across = new()
    {
        ["Journeys/Access/PrivateLinks.cs"] = "the token itself says which clinic it belongs to",
        ["Journeys/Access/Passkeys/PasskeyHolder.cs"] = "the passkey says whose it is, and the patient's row says of which clinic",
        ["Store/SignedButGone.cs"] = "every signature of the network is verified",
        ["Store/FrozenRows.cs"] = "every signature of the network is verified, page by page",
    };

    [Fact]
    public void Every_statement_on_a_clinics_table_names_the_clinic()
    {
        var tables = Sources.All("src/Filiform/Store/migrations", "*.sql")
            .SelectMany(file => Tenant().Matches(file.Text).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.Contains("patient", tables);

        var missing = Sources.All("src/Filiform", "*.cs")
            .Where(file => !Across.Keys.Any(path => file.Path.Replace('\\', '/').EndsWith(path, StringComparison.Ordinal)))
            .Where(file => !file.Text.Contains("INetworkWide", StringComparison.Ordinal))
            .SelectMany(file => Texts(file.Text).Select(sql => (file.Path, Sql: sql)))
            .Where(each => Touches(each.Sql, tables) && !Names(each.Sql))
            .ToList();
        Assert.True(missing.Count == 0, string.Join("\n\n", missing.Select(each => $"{each.Path}: {each.Sql.Trim()}")));
    }

    private static IEnumerable<string> Texts(string source) =>
        Raw().Matches(source).Select(match => match.Groups[1].Value).Concat(Plain().Matches(Raw().Replace(source, "")).Select(match => match.Groups[1].Value))
            .Where(text => Statement().IsMatch(text));

    private static bool Touches(string sql, HashSet<string> tables) =>
        Table().Matches(sql).Any(match => tables.Contains(match.Groups[1].Value));

    private static bool Names(string sql) => sql.Contains("@clinic", StringComparison.Ordinal) || sql.Contains("@Here", StringComparison.Ordinal);

    [GeneratedRegex(@"\{tenant: (\w+)\}")]
    private static partial Regex Tenant();

    [GeneratedRegex("\"\"\"(.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^\s*(select|insert into|update|delete from|with)\b[\s\S]*\b(from|into|set|values)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(?:from|join|into|update)\s+(\w+)")]
    private static partial Regex Table();
}
