namespace Filiform.Clinical.Rules;

/// <summary>One answer as it was given. No entry at all is a question that was never put.</summary>
public abstract record Value
{
    /// <summary>The patient chose "I am not sure": the question was put, and nothing is known.</summary>
    public static readonly Value Unsure = new NotSure();

    /// <summary>Something was given that cannot be read (wrong JSON type, no date): unknown, whatever the question.</summary>
    public static readonly Value Unreadable = new NotReadable();

    private Value() { }

    public sealed record YesNo(bool Yes) : Value;

    /// <param name="Amount">Exact, in the unit of its question.</param>
    public sealed record Number(decimal Amount) : Value;

    /// <summary>One option of a choice.</summary>
    public sealed record Option(string Id) : Value;

    /// <summary>The ticked options of a list; order and repetition mean nothing, empty is an answer.</summary>
    public sealed record Options(ImmutableArray<string> Ids) : Value
    {
        public bool Has(string id) => Ids.Contains(id);

        public bool Meets(Options other)
        {
            foreach (var id in Ids)
                if (other.Has(id)) return true;
            return false;
        }

        public bool SameSetAs(Options other) => Within(other) && other.Within(this);

        private bool Within(Options other)
        {
            foreach (var id in Ids)
                if (!other.Has(id)) return false;
            return true;
        }
    }

    /// <summary>A calendar day, local to the clinic.</summary>
    public sealed record Day(LocalDate Date) : Value;

    public sealed record Moment(OffsetDateTime At) : Value;

    /// <summary>Free text. No rule reads it.</summary>
    public sealed record Prose(string Text) : Value;

    private sealed record NotSure : Value;

    private sealed record NotReadable : Value;
}
