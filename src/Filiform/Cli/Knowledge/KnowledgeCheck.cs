using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Knowledge;
using Filiform.Cli.Output;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary><c>filiform knowledge check</c>: would a server start with these files, and do their own vectors come out?</summary>
internal static class KnowledgeCheck
{
    public const string Name = "knowledge check";

    public const string Help = """
        Checks a folder of knowledge files and runs the test vectors they carry.

        out  {"ok","vectors","failed","files":[{"file","version","from":"folder|program","vectors","failed","faults":[]}]}

        Files that the folder does not bring are those of this program, so a folder with one file is checked against all its neighbours.
        Without DIR this program's own files are checked. Exit status 0 when everything is in order, 1 when a file has a fault.
        """;

    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string?>("DIR") { Description = "The folder; this program's own files when absent.", Arity = ArgumentArity.ZeroOrOne };
        var json = Print.Json();
        var command = new Command("check", Help.Split('\n')[0]) { folder, json };
        command.SetAction(async (given, _) =>
        {
            if (given.GetValue(folder) is { } path && !Directory.Exists(path))
            {
                await terminal.Error.WriteLineAsync($"filiform: there is no folder '{path}'.");
                return ExitStatus.Usage;
            }
            var files = Inspection.Of(new(given.GetValue(folder)));
            Print.Document(terminal, given.GetValue(json), writer => Write(files, writer), Show);
            foreach (var file in files)
                foreach (var fault in file.Faults) await terminal.Error.WriteLineAsync($"{file.Name}: {fault}");
            return Ok(files) ? ExitStatus.Fine : ExitStatus.WrongInput;
        });
        return command;
    }

    private static bool Ok(ImmutableArray<CheckedFile> files) => files.All(file => file.Faults.IsEmpty);

    private static void Write(ImmutableArray<CheckedFile> files, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", Ok(files));
        json.WriteNumber("vectors", files.Sum(file => file.Vectors));
        json.WriteNumber("failed", files.Sum(file => file.Failed));
        json.WriteStartArray("files");
        foreach (var file in files) Write(file, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(CheckedFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteString("version", file.Version);
        json.WriteString("from", file.Own ? "folder" : "program");
        json.WriteNumber("vectors", file.Vectors);
        json.WriteNumber("failed", file.Failed);
        json.WriteStartArray("faults");
        foreach (var fault in file.Faults) json.WriteStringValue(fault);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Show(JsonElement document, IAnsiConsole screen)
    {
        screen.Rows("knowledge", ["file", "version", "from", "vectors", "verdict"], document.GetProperty("files").EnumerateArray().Select(file => new[]
        {
            Cell.Of(file.GetProperty("file")), Cell.Of(file.GetProperty("version")), Cell.Of(file.GetProperty("from")), Cell.Of(file.GetProperty("vectors")),
            file.GetProperty("faults").GetArrayLength() == 0 ? "in order" : "has faults",
        }));
        screen.Sheet(
            ("vectors", Cell.Of(document.GetProperty("vectors"))), ("not met", Cell.Of(document.GetProperty("failed"))),
            ("in order", Cell.Of(document.GetProperty("ok"))));
    }
}
