namespace Filiform.Cli.Json;

/// <summary>What is wrong with an input, and where in it.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Such as <c>network.clinics[2].zone</c>; null when the fault is in no single one.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record JsonFault(long Line, string? Field, string Message)
{
    public override string ToString() => Field is null ? $"line {Line}: {Message}" : $"line {Line}, {Field}: {Message}";
}
