using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>The weeks that generated practitioners work, within the opening hours of generated clinics.</summary>
internal static class GeneratedShifts
{
    private static readonly ImmutableArray<ImmutableArray<(ImmutableArray<IsoDayOfWeek>, Hours)>> Weeks =
    [
        [(Days(1, 2, 3, 4, 5), Span(8, 12)), (Days(1, 2, 3, 4, 5), Span(13, 17))],
        [(Days(1, 2, 3, 4), Span(7, 12)), (Days(1, 2, 3, 4), Span(13, 17))],
        [(Days(1, 3, 5), Span(10, 14)), (Days(1, 3, 5), Span(15, 19)), (Days(6), Span(8, 13))],
        [(Days(2, 4), Span(7, 13)), (Days(2, 4), Span(14, 19)), (Days(5), Span(8, 14))],
        [(Days(1, 2, 3, 4, 5), Span(9, 15))],
    ];

    /// <summary>Leaves Friday for another clinic.</summary>
    public static readonly ImmutableArray<(ImmutableArray<IsoDayOfWeek>, Hours)> FourDays = Weeks[1];

    /// <summary>The Friday at the other clinic.</summary>
    public static readonly ImmutableArray<(ImmutableArray<IsoDayOfWeek>, Hours)> OneDay = [(Days(5), Span(9, 16))];

    /// <param name="fixedWeek">The week to work; null for any.</param>
    public static ImmutableArray<(ImmutableArray<IsoDayOfWeek>, Hours)> Make(Dice dice, ImmutableArray<(ImmutableArray<IsoDayOfWeek>, Hours)>? fixedWeek) =>
        fixedWeek ?? dice.Pick(Weeks);

    private static ImmutableArray<IsoDayOfWeek> Days(params ReadOnlySpan<int> days)
    {
        var made = ImmutableArray.CreateBuilder<IsoDayOfWeek>(days.Length);
        foreach (var day in days) made.Add((IsoDayOfWeek)day);
        return made.MoveToImmutable();
    }

    private static Hours Span(int from, int until) => Hours.Between(new(from, 0), new(until, 0))!.Value;
}
