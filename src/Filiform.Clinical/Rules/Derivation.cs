namespace Filiform.Clinical.Rules;

public enum DerivedFunction { YearsBetween, DaysBetween, HoursBetween, Bmi, Trimester, Difference }

/// <summary>A fact that is worked out from others.</summary>
/// <param name="Arguments">Indexes of facts, or <see cref="AsOf"/>; as many as the function takes.</param>
public sealed record Derivation(DerivedFunction Function, ImmutableArray<int> Arguments)
{
    /// <summary>Stands among the arguments for the day of the evaluation.</summary>
    public const int AsOf = -1;

    /// <returns>Not applicable if any argument is, else unknown if any argument is unknown, else the number.</returns>
    internal Fact From(Facts facts)
    {
        var unknown = false;
        foreach (var argument in Arguments)
        {
            if (argument == AsOf) continue;
            var state = facts.At(argument).State;
            if (state == FactState.NotApplicable) return Fact.NotApplicable;
            unknown |= state == FactState.Unknown;
        }
        return !unknown && Work(facts) is { } amount ? Fact.Answered(new Value.Number(amount)) : Fact.Unknown;
    }

    private decimal? Work(Facts facts) => (Function, Argument(facts, 0), Arguments.Length > 1 ? Argument(facts, 1) : null) switch
    {
        (DerivedFunction.YearsBetween, Value.Day from, Value.Day to) => CompletedYears(from.Date, to.Date),
        (DerivedFunction.DaysBetween, Value.Day from, Value.Day to) => Period.DaysBetween(from.Date, to.Date),
        (DerivedFunction.HoursBetween, Value.Moment from, Value.Moment to) => Hours(to.At.ToInstant() - from.At.ToInstant()),
        (DerivedFunction.Bmi, Value.Number weight, Value.Number height) => BodyMassIndex(weight.Amount, height.Amount),
        (DerivedFunction.Trimester, Value.Number weeks, null) => TrimesterOf(decimal.Floor(weeks.Amount)),
        (DerivedFunction.Difference, Value.Number first, Value.Number second) => first.Amount - second.Amount,
        _ => null,
    };

    private Value? Argument(Facts facts, int at) =>
        Arguments[at] == AsOf ? new Value.Day(facts.AsOf) : facts.At(Arguments[at]).Value;

    /// <summary>Counted by month and day, so that somebody born on 29 February is a year older on 1 March, not before.</summary>
    private static int CompletedYears(LocalDate from, LocalDate to) =>
        to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);

    private static decimal Hours(Duration span) => (decimal)span.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerHour;

    /// <summary>kg/m², not rounded: rounding 18.49 up would clear a patient. In decimals, so that 18.5 is exactly 18.5.</summary>
    private static decimal? BodyMassIndex(decimal kilograms, decimal centimetres) =>
        centimetres > 0 ? kilograms * 10_000m / (centimetres * centimetres) : null;

    private static decimal TrimesterOf(decimal completedWeeks) => completedWeeks <= 13 ? 1 : completedWeeks <= 27 ? 2 : 3;
}
