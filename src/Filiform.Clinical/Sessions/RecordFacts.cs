using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Sessions;

/// <summary>Says in session facts what the needle record shows, so that nobody has to type it twice.</summary>
public static class RecordFacts
{
    public const string NeedlesIn = "s-needles-in";
    public const string NeedlesOut = "s-needles-out";
    public const string LongestNeedle = "s-needle-length-mm";
    public const string DeepestInsertion = "s-max-depth-mm";

    /// <param name="needles">Every needle of the session, or group of needles alike.</param>
    /// <returns>Counts, and length and depth in millimetres. Where one entry does not say, the whole is not known and left out.</returns>
    public static ImmutableDictionary<string, Value> Of(ImmutableArray<InsertedNeedles> needles)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, Value>();
        Add(NeedlesIn, needles.Sum(group => group.Count));
        Add(NeedlesOut, needles.All(group => group.Removed is not null) ? needles.Sum(group => group.Removed) : null);
        Add(LongestNeedle, needles.IsEmpty ? null : needles.Max(group => group.LengthMm));
        Add(DeepestInsertion, needles.All(group => group.DepthMm is not null) ? needles.Max(group => group.DepthMm) ?? 0 : null);
        return facts.ToImmutable();

        void Add(string fact, decimal? amount)
        {
            if (amount is { } known) facts[fact] = new Value.Number(known);
        }
    }
}

/// <param name="Removed">How many were counted out; null while nobody has counted.</param>
/// <param name="LengthMm">Of the needle, in millimetres.</param>
/// <param name="DepthMm">Deepest insertion of the group, in millimetres; null when not recorded.</param>
public sealed record InsertedNeedles(int Count, int? Removed, decimal LengthMm, decimal? DepthMm);
