using System.Text.Json;

namespace Filiform.Tests.Cli;

/// <summary>Inputs with their outputs as the contract prints them: what scripts and other systems rely on.</summary>
internal static class Examples
{
    private static readonly string Folder = Path.Combine(Above(AppContext.BaseDirectory), "tests/Filiform.Tests/Cli/examples");

    public static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));

    /// <summary>Arguments of the shell, without the program's name.</summary>
    public static string[] Arguments(this JsonElement example) => example.GetProperty("command").GetString()!.Split(' ')[1..];

    /// <summary>Compares texts, order of members, and numbers to the digits that the example gives.</summary>
    /// <returns>The first difference; null when there is none.</returns>
    public static string? Difference(JsonElement expected, JsonElement found, string path = "$") => (expected.ValueKind, found.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Members(expected, found, path),
        (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == found.GetArrayLength() =>
            expected.EnumerateArray().Zip(found.EnumerateArray()).Select((pair, at) => Difference(pair.First, pair.Second, $"{path}[{at}]"))
                .FirstOrDefault(difference => difference is not null),
        (JsonValueKind.Number, JsonValueKind.Number) when Math.Abs(expected.GetDouble() - found.GetDouble()) <= LastDigit(expected.GetRawText()) => null,
        var (wanted, kind) when wanted == kind && expected.GetRawText() == found.GetRawText() => null,
        _ => $"{path}: {expected} expected, {found} found",
    };

    private static string? Members(JsonElement expected, JsonElement found, string path)
    {
        var (wanted, names) = (Names(expected), Names(found));
        return wanted != names
            ? $"{path}: members {wanted} expected, {names} found"
            : expected.EnumerateObject().Select(member => Difference(member.Value, found.GetProperty(member.Name), $"{path}.{member.Name}"))
                .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>One unit of the last digit printed, for it may be cut or rounded.</summary>
    private static double LastDigit(string number) => number.Split('.') is [_, var decimals] ? Math.Pow(10, -decimals.Length) : 0;

    private static string Names(JsonElement json) => string.Join(",", json.EnumerateObject().Select(member => member.Name));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Filiform.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
