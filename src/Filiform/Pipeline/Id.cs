using System.Diagnostics.CodeAnalysis;

namespace Filiform.Pipeline;

/// <summary>The identity of one thing of kind <typeparamref name="T"/>: a UUIDv7, so ids sort by the time they were made.</summary>
/// <remarks>Never a secret and never a permission.</remarks>
public readonly record struct Id<T>(Guid Value) : IId, IParsable<Id<T>>, IComparable<Id<T>>
{
    public static Id<T> At(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, out var value);
        result = new(value);
        return ok;
    }

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);
    public static bool operator <(Id<T> a, Id<T> b) => a.CompareTo(b) < 0;
    public static bool operator >(Id<T> a, Id<T> b) => a.CompareTo(b) > 0;
    public static bool operator <=(Id<T> a, Id<T> b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Id<T> a, Id<T> b) => a.CompareTo(b) >= 0;

    public override string ToString() => Value.ToString();
}

/// <summary>An id of whatever kind, to where kinds do not matter: a column.</summary>
public interface IId
{
    Guid Value { get; }
}
