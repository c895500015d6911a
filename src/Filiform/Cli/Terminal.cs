using Spectre.Console;

namespace Filiform.Cli;

/// <summary>Where a command reads and writes; a test hands in its own.</summary>
internal sealed record Terminal(Stream In, Stream Out, TextWriter Error, bool Colours)
{
    public static Terminal Console() => new(
        System.Console.OpenStandardInput(), System.Console.OpenStandardOutput(), System.Console.Error, !System.Console.IsOutputRedirected);

    /// <summary>For people: tables, and colours where they are seen.</summary>
    public IAnsiConsole Screen(TextWriter writer)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Colours ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        // A pipe has no width; wrapping a table at eighty would only tear it.
        if (!Colours) screen.Profile.Width = 160;
        return screen;
    }
}
