namespace Filiform.Scheduling;

/// <summary>Hours worked in one room on the same day of every week.</summary>
/// <param name="Valid">The first and last day on which it may fall.</param>
public sealed record Shift(IsoDayOfWeek Day, Hours Hours, Guid Room, Validity Valid);

/// <summary>Hours worked in one room on a single day.</summary>
public sealed record ExtraShift(LocalDate Day, Hours Hours, Guid Room);

/// <summary>Wall-clock time at which nobody is booked: leave of the practitioner, or a clinic that is closed.</summary>
public sealed record Absence
{
    private Absence(LocalSpan span) => Span = span;

    internal LocalSpan Span { get; }

    public LocalDateTime From => Span.Start;
    public LocalDateTime Until => Span.End;

    /// <returns>The absence, its end not included; null when it ends before it began.</returns>
    public static Absence? Between(LocalDateTime from, LocalDateTime until) => from < until ? new(new LocalSpan(from, until)) : null;

    /// <returns>Whole days, both included; null when the last comes before the first.</returns>
    public static Absence? Days(LocalDate first, LocalDate last) => Between(first.AtMidnight(), last.PlusDays(1).AtMidnight());

    /// <returns>Those hours of one day.</returns>
    public static Absence During(LocalDate day, Hours hours) => new(hours.On(day));
}
