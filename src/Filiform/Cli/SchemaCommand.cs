using System.CommandLine;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Filiform.Cli;

/// <summary><c>filiform schema COMMAND</c>: the JSON Schema (draft 2020-12) of what a command reads.</summary>
internal static class SchemaCommand
{
    private const string Folder = "schemas/";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string[]>("COMMAND") { Description = $"One of: {string.Join(", ", All())}.", Arity = ArgumentArity.OneOrMore };
        name.Validators.Add(given =>
        {
            var asked = string.Join('-', given.Tokens.Select(token => token.Value));
            if (!All().Contains(asked)) given.AddError($"There is no schema of '{asked.Replace('-', ' ')}'; there is one of: {string.Join(", ", All())}.");
        });
        var command = new Command("schema", "Prints the JSON Schema of what a command reads.") { name };
        command.SetAction(given => terminal.Out.Write(Encoding.UTF8.GetBytes(Text(string.Join('-', given.GetRequiredValue(name))) + "\n")));
        return command;
    }

    /// <summary>Names of the schemas that travel inside this assembly, words joined by hyphens.</summary>
    public static ImmutableArray<string> All() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".json".Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A schema that needs no other file: one that refers to the network's carries it.</summary>
    public static string Text(string name)
    {
        var schema = Read(name);
        if (name != "network" && schema["$defs"]?["network"] is not null) schema["$defs"]!["network"] = Read("network");
        KnowledgeSchema.Fill(schema);
        return schema.ToJsonString(Indented);
    }

    private static JsonNode Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.json")!;
        return JsonNode.Parse(stream)!;
    }
}
