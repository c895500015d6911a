namespace Filiform.Clinical.Strict;

/// <summary>What is wrong with a document, and what is allowed.</summary>
/// <param name="Field">Where, such as <c>pain[2].intensity</c>; <c>(document)</c> for the whole.</param>
public sealed record InputFault(string Field, string Message);

/// <summary>A document understood, or everything that stands against it.</summary>
/// <param name="Value">Default when there are faults.</param>
public sealed record Reading<T>(T? Value, ImmutableArray<InputFault> Faults)
{
    public bool Understood => Faults.IsEmpty;

    /// <exception cref="InvalidOperationException">There are faults; ask for them first.</exception>
    public T Required => Understood && Value is { } value ? value : throw new InvalidOperationException("Read over its faults.");
}
