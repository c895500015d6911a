using System.Text.Json;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Strict;

namespace Filiform.Cli;

/// <summary>What a command says to one input: a document, or everything that is wrong with the input.</summary>
internal sealed class Answer
{
    /// <summary>What the engines call the input as a whole; here that is the empty path.</summary>
    private const string Whole = "(document)";

    private Answer(Action<Utf8JsonWriter>? write, ImmutableArray<(string Field, string Message)> faults) => (Write, Faults) = (write, faults);

    /// <summary>Writes the document; null when the input was refused.</summary>
    public Action<Utf8JsonWriter>? Write { get; }

    public ImmutableArray<(string Field, string Message)> Faults { get; }

    public static Answer Document(Action<Utf8JsonWriter> write) => new(write, []);

    /// <param name="faults">At least one, each with its field, such as <c>pain[2].intensity</c>; empty for the whole document.</param>
    public static Answer Refused(IEnumerable<(string Field, string Message)> faults) => new(null, [.. faults]);

    /// <summary>What was read, turned into a document; or its faults.</summary>
    public static Answer To<T>(Reading<T> reading, Func<T, Action<Utf8JsonWriter>> answer) => reading.Understood
        ? Document(answer(reading.Required))
        : Refused(reading.Faults.Select(fault => (Path(fault.Field), fault.Message)));

    /// <inheritdoc cref="To{T}(Reading{T}, Func{T, Action{Utf8JsonWriter}})"/>
    /// <param name="command">Its schema lists the ids there are; they are too many for a message.</param>
    public static Answer To<T>(DocumentReading<T> reading, string command, Func<T, Action<Utf8JsonWriter>> answer) where T : class =>
        reading.Value is { } value
            ? Document(answer(value))
            : Refused(reading.Faults.Select(fault => (
                Path(fault.Field),
                fault.Message.StartsWith("is no ", StringComparison.Ordinal) ? $"{fault.Message}; 'filiform schema {command}' lists those there are" : fault.Message)));

    private static string Path(string field) => field == Whole ? "" : field;
}
