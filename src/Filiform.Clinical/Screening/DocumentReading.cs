namespace Filiform.Clinical.Screening;

/// <summary>A document that was understood, or everything that is wrong with it.</summary>
/// <param name="Value">Null when there are faults.</param>
/// <param name="Faults">What must change, each with its field and what is allowed; empty when the document is fine.</param>
public sealed record DocumentReading<T>(T? Value, ImmutableArray<FieldNote> Faults) where T : class;

internal static class DocumentReading
{
    internal static DocumentReading<T> Of<T>(T value, ImmutableArray<FieldNote> faults) where T : class =>
        new(faults.IsEmpty ? value : null, faults);
}
