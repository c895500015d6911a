namespace Filiform.Clinical.Rules;

/// <summary>One comparison of one fact.</summary>
/// <param name="Fact">Index in the <see cref="FactModel"/>.</param>
/// <param name="Operand">Null for <see cref="Operator.Exists"/> and <see cref="Operator.Missing"/>, which compare with nothing.</param>
public sealed record Test(int Fact, Operator Operator, Value? Operand) : Condition
{
    public override IEnumerable<int> Reads => [Fact];

    public override IEnumerable<int> Because(Facts facts) => [Fact];

    public override Truth Holds(Facts facts)
    {
        ref readonly var fact = ref facts.At(Fact);
        return fact.State switch
        {
            FactState.NotApplicable => Truth.False,
            FactState.Unknown => Operator switch
            {
                Operator.Exists => Truth.False,
                Operator.Missing => Truth.True,
                _ => Truth.Unknown,
            },
            _ => Compare(fact.Value!),
        };
    }

    private Truth Compare(Value value) => Operator switch
    {
        Operator.Eq => Same(value),
        Operator.Ne => Truth.True - (int)Same(value),
        Operator.In => IsIn(value),
        Operator.Contains => value is Value.Options list && Operand is Value.Option one ? Of(list.Has(one.Id)) : Truth.Unknown,
        Operator.Exists => Truth.True,
        Operator.Missing => Truth.False,
        _ => value is Value.Number a && Operand is Value.Number b ? Of(Ranks(a.Amount.CompareTo(b.Amount))) : Truth.Unknown,
    };

    /// <summary>Different types are not different values: which of them was meant is not known.</summary>
    private Truth Same(Value value) => (value, Operand) switch
    {
        (Value.YesNo a, Value.YesNo b) => Of(a.Yes == b.Yes),
        (Value.Number a, Value.Number b) => Of(a.Amount == b.Amount),
        (Value.Option a, Value.Option b) => Of(a.Id == b.Id),
        (Value.Options a, Value.Options b) => Of(a.SameSetAs(b)),
        _ => Truth.Unknown,
    };

    private Truth IsIn(Value value) => (value, Operand) switch
    {
        (Value.Option a, Value.Options b) => Of(b.Has(a.Id)),
        (Value.Options a, Value.Options b) => Of(a.Meets(b)),
        _ => Truth.Unknown,
    };

    private bool Ranks(int order) => Operator switch
    {
        Operator.Gt => order > 0,
        Operator.Gte => order >= 0,
        Operator.Lt => order < 0,
        _ => order <= 0,
    };

    private static Truth Of(bool holds) => holds ? Truth.True : Truth.False;
}
