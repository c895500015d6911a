using System.Text.RegularExpressions;
using DbUp.Engine;

namespace Filiform.Store;

/// <summary>Spells the one migration text in each database's own words.</summary>
/// <remarks>
/// Column types: <c>{id} {instant} {date} {time} {json} {bool} {number}</c>. <c>{tenant: table}</c> puts a clinic's table under row-level
/// security. <c>{only sqlite} … {end}</c> and <c>{only postgres} … {end}</c> hold what cannot be said alike: triggers.
/// </remarks>
public sealed partial class Dialect(bool sqlite) : IScriptPreprocessor
{
    public string Process(string contents)
    {
        var text = Only().Replace(contents, part => part.Groups[1].Value == (sqlite ? "sqlite" : "postgres") ? part.Groups[2].Value : "");
        text = Tenant().Replace(text, part => sqlite ? "" : RowSecurity(part.Groups[1].Value));
        return Type().Replace(text, part => Spell(part.Groups[1].Value));
    }

    private string Spell(string type) => (type, sqlite) switch
    {
        ("id", true) => "text", ("id", false) => "uuid",
        ("instant", true) => "integer", ("instant", false) => "timestamptz",
        ("date", true) => "text", ("date", false) => "date",
        ("bool", true) => "integer", ("bool", false) => "boolean",
        ("number", true) => "real", ("number", false) => "double precision",
        ("time" or "json", _) => "text",
        _ => throw new FormatException($"{{{type}}} is no column type of our migrations."),
    };

    private static string RowSecurity(string table) => $"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy {table}_clinic on {table} using (
            current_setting('filiform.network', true) = 'on'
            or clinic = nullif(current_setting('filiform.clinic', true), '')::uuid);
        """;

    [GeneratedRegex(@"\{only (sqlite|postgres)\}(.*?)\{end\}", RegexOptions.Singleline)]
    private static partial Regex Only();

    [GeneratedRegex(@"\{tenant: (\w+)\}")]
    private static partial Regex Tenant();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Type();
}
