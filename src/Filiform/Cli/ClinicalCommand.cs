using System.CommandLine;
using System.Text.Json;
using Filiform.Cli.Output;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary>A command that answers one JSON document with another, from nothing but the document: no network, database or clock.</summary>
/// <param name="name">One word or more, such as <c>atlas rank</c>.</param>
/// <param name="help">What <c>--help</c> says: a line that stands in lists of commands, then what goes in and what comes out.</param>
internal abstract class ClinicalCommand(string name, string help)
{
    public string Name { get; } = name;

    public string Help { get; } = help;

    /// <summary>Arguments and options beyond those that every command has; made anew each time, and read by name.</summary>
    public virtual IEnumerable<Symbol> Symbols => [];

    /// <summary>Shows an answer to people.</summary>
    public virtual void Show(JsonElement document, IAnsiConsole screen) => DocumentTable.Show(document, screen);

    /// <summary>Binds arguments and options once; what it returns is called for each document, from several threads at a time.</summary>
    public virtual Func<JsonElement, Answer> Prepare(ParseResult given) => Answer;

    /// <summary>Answers one document.</summary>
    protected virtual Answer Answer(JsonElement input) => throw new NotSupportedException($"'{Name}' answers through Prepare.");
}
