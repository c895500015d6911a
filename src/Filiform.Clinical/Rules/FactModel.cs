using System.Collections.Frozen;

namespace Filiform.Clinical.Rules;

/// <summary>Which facts there are, when each applies, and how the derived ones are worked out. Frozen.</summary>
public sealed class FactModel
{
    private readonly FrozenDictionary<string, int> indexes;
    private readonly ImmutableArray<Condition?> askWhen;
    private readonly ImmutableArray<Derivation?> derivations;

    /// <param name="definitions">In the order of the data file; each knows its place.</param>
    /// <param name="askWhen">By fact; null where the question is always put.</param>
    /// <param name="derivations">By fact; null where the fact is told rather than worked out.</param>
    /// <param name="settlingOrder">The facts that need settling, each after those it depends on.</param>
    public FactModel(
        ImmutableArray<FactDefinition> definitions, ImmutableArray<Condition?> askWhen,
        ImmutableArray<Derivation?> derivations, ImmutableArray<int> settlingOrder)
    {
        Definitions = definitions;
        SettlingOrder = settlingOrder;
        this.askWhen = askWhen;
        this.derivations = derivations;
        indexes = definitions.ToFrozenDictionary(definition => definition.Id, definition => definition.Index);
    }

    public ImmutableArray<FactDefinition> Definitions { get; }

    internal ImmutableArray<int> SettlingOrder { get; }

    /// <returns>The definition; null when no fact has that name.</returns>
    public FactDefinition? Find(string id) => indexes.TryGetValue(id, out var index) ? Definitions[index] : null;

    /// <exception cref="KeyNotFoundException">No fact has that name.</exception>
    public int IndexOf(string id) => indexes[id];

    /// <returns>The condition; null when the question is always put.</returns>
    public Condition? AskWhen(int fact) => askWhen[fact];

    /// <returns>How it is worked out; null when it is told.</returns>
    public Derivation? Derivation(int fact) => derivations[fact];

    /// <summary>The told facts a condition reads, itself or through a derived fact, ascending and without repetition.</summary>
    public ImmutableArray<int> Inputs(Condition condition) =>
        [.. condition.Reads.SelectMany(Told).Distinct().Order()];

    /// <summary>The told facts behind one fact: itself, or the arguments of a derived one.</summary>
    private IEnumerable<int> Told(int fact) => derivations[fact] is { } derivation
        ? derivation.Arguments.Where(argument => argument != Rules.Derivation.AsOf).SelectMany(Told)
        : [fact];
}
