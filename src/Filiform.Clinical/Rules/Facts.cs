namespace Filiform.Clinical.Rules;

/// <summary>Everything known of one patient on one day, settled: what is unknown, what does not apply, what follows.</summary>
public sealed class Facts
{
    private readonly Fact[] facts;

    private Facts(FactModel model, LocalDate asOf) => (Model, AsOf, facts) = (model, asOf, new Fact[model.Definitions.Length]);

    public FactModel Model { get; }

    /// <summary>The day of the evaluation, local to the clinic.</summary>
    public LocalDate AsOf { get; }

    public Fact this[string id] => facts[Model.IndexOf(id)];

    /// <summary>Settles what was told.</summary>
    /// <param name="told">By fact id. No entry, or <see cref="Value.Unsure"/>, is no answer; a value of the wrong type is unknown.</param>
    /// <exception cref="ArgumentException">A name is no fact, or is a derived one, which nobody can tell.</exception>
    public static Facts Of(FactModel model, LocalDate asOf, params ReadOnlySpan<IReadOnlyDictionary<string, Value>> told)
    {
        var settled = new Facts(model, asOf);
        var heard = new bool[settled.facts.Length];
        foreach (var part in told)
            foreach (var (id, value) in part) settled.Hear(id, value, heard);

        foreach (var fact in model.SettlingOrder)
            if (!heard[fact]) settled.Settle(fact);
        return settled;
    }

    internal ref readonly Fact At(int index) => ref facts[index];

    /// <summary>An answer that was given always counts, even if its question should have been hidden.</summary>
    private void Hear(string id, Value value, bool[] heard)
    {
        if (Model.Find(id) is not { Origin: not FactOrigin.Derived } fact)
            throw new ArgumentException($"'{id}' is no fact that can be told.", nameof(id));
        if (value == Value.Unsure) return;

        // What cannot be read was still given: it stays unknown where silence would not apply.
        heard[fact.Index] = true;
        if (fact.Type.Takes(value)) facts[fact.Index] = Fact.Answered(value);
    }

    private void Settle(int fact)
    {
        if (Model.Derivation(fact) is { } derivation) facts[fact] = derivation.From(this);
        else if (Model.AskWhen(fact)?.Holds(this) == Truth.False) facts[fact] = Fact.NotApplicable;
    }
}
