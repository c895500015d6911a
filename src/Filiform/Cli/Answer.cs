using System.Text.Json;

namespace Filiform.Cli;

/// <summary>What a command says to one input: a document, or everything that is wrong with the input.</summary>
internal sealed class Answer
{
    private Answer(Action<Utf8JsonWriter>? write, ImmutableArray<(string Field, string Message)> faults) => (Write, Faults) = (write, faults);

    /// <summary>Writes the document; null when the input was refused.</summary>
    public Action<Utf8JsonWriter>? Write { get; }

    public ImmutableArray<(string Field, string Message)> Faults { get; }

    public static Answer Document(Action<Utf8JsonWriter> write) => new(write, []);

    /// <param name="faults">At least one, each with its field, such as <c>pain[2].intensity</c>; empty for the whole document.</param>
    public static Answer Refused(IEnumerable<(string Field, string Message)> faults) => new(null, [.. faults]);
}
