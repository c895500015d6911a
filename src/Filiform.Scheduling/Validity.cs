namespace Filiform.Scheduling;

/// <summary>Days on which something holds, both ends included.</summary>
/// <param name="Until">The last day; null when it has no end.</param>
public readonly record struct Validity(LocalDate From, LocalDate? Until)
{
    public bool Covers(LocalDate day) => From <= day && (Until is not { } until || day <= until);
}
