namespace Filiform.Clinical.Rules;

/// <summary>The <c>when</c> of a rule or the <c>askWhen</c> of a question, compiled once: facts are indexes, not names.</summary>
public abstract record Condition
{
    public abstract Truth Holds(Facts facts);

    /// <summary>Every fact the condition names, in reading order, with repetitions.</summary>
    public abstract IEnumerable<int> Reads { get; }

    /// <summary>The facts that brought about what <see cref="Holds"/> answers; the rest could change without changing it.</summary>
    public abstract IEnumerable<int> Because(Facts facts);
}

/// <summary>True when every part is; empty is true.</summary>
public sealed record All(ImmutableArray<Condition> Parts) : Condition
{
    public override IEnumerable<int> Reads => Parts.SelectMany(part => part.Reads);

    public override Truth Holds(Facts facts)
    {
        var least = Truth.True;
        foreach (var part in Parts)
        {
            var truth = part.Holds(facts);
            if (truth == Truth.False) return Truth.False;
            if (truth < least) least = truth;
        }
        return least;
    }

    public override IEnumerable<int> Because(Facts facts)
    {
        var truth = Holds(facts);
        return Parts.Where(part => part.Holds(facts) == truth).SelectMany(part => part.Because(facts));
    }
}

/// <summary>True when some part is; empty is false.</summary>
public sealed record Any(ImmutableArray<Condition> Parts) : Condition
{
    public override IEnumerable<int> Reads => Parts.SelectMany(part => part.Reads);

    public override Truth Holds(Facts facts)
    {
        var greatest = Truth.False;
        foreach (var part in Parts)
        {
            var truth = part.Holds(facts);
            if (truth == Truth.True) return Truth.True;
            if (truth > greatest) greatest = truth;
        }
        return greatest;
    }

    public override IEnumerable<int> Because(Facts facts)
    {
        var truth = Holds(facts);
        return Parts.Where(part => part.Holds(facts) == truth).SelectMany(part => part.Because(facts));
    }
}

/// <summary>Turns true and false round; unknown stays unknown.</summary>
public sealed record Not(Condition Part) : Condition
{
    public override IEnumerable<int> Reads => Part.Reads;

    public override Truth Holds(Facts facts) => Truth.True - (int)Part.Holds(facts);

    public override IEnumerable<int> Because(Facts facts) => Part.Because(facts);
}
