namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Chance that falls the same way on every machine and in every release (SplitMix64); never for secrets.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>True that many times in a hundred.</summary>
    public bool Chance(int percent) => Between(0, 99) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>Likelier where the weight is larger.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, int> weight)
    {
        var left = Between(0, choices.Sum(weight) - 1);
        foreach (var choice in choices)
            if ((left -= weight(choice)) < 0) return choice;
        throw new InvalidOperationException("The weights of the choices changed while choosing.");
    }

    /// <summary>So many of the choices, in their order.</summary>
    public IEnumerable<T> Some<T>(IReadOnlyList<T> choices, int count)
    {
        for (var (at, left) = (0, Math.Min(count, choices.Count)); left > 0; at++)
            if (Between(1, choices.Count - at) <= left)
            {
                left--;
                yield return choices[at];
            }
    }

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
