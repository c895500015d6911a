using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Adds hours that repeat every week, on one or several weekdays.</summary>
public sealed class AddShift : IUseCase<AddShift.Request, Done>
{
    /// <param name="Until">The last day on which the shift may fall; null when it has no end.</param>
    public sealed record Request(
        Id<Practitioner>? Practitioner, Id<Room>? Room, ImmutableArray<int> Weekdays, LocalTime? StartsAt, LocalTime? EndsAt, LocalDate? From, LocalDate? Until,
        string? RepeatKey) : IRepeatable;

    public Permission Permission => Permission.SetRoster;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var reasons = Reasons(request).ToImmutableArray();
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);
        if (!await Exists(work, request)) return Refusal.NotFound;

        var (from, hours) = (request.From!.Value, Hours.Between(request.StartsAt!.Value, request.EndsAt!.Value)!.Value);
        var theirs = (await Rosters.Shifts(work, from, request.Until ?? LocalDate.MaxIsoValue)).Where(each => each.Practitioner == request.Practitioner);
        if (theirs.FirstOrDefault(each => request.Weekdays.Contains(each.Weekday) && each.Shift is { } shift && Meet(shift.Hours, hours)) is not null)
            return Refusal.Blocked(new Reason("shift-overlaps", "shift-from"));

        foreach (var weekday in request.Weekdays)
            await work.Execute("""
                insert into shift (id, clinic, practitioner, room, weekday, starts_at, ends_at, valid_from, valid_until)
                values (@id, @clinic, @Practitioner, @Room, @weekday, @StartsAt, @EndsAt, @From, @Until)
                """, new { id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), request.Practitioner, request.Room, weekday, request.StartsAt, request.EndsAt, request.From, request.Until });
        work.Changed("shift");
        return Done.It;
    }

    private static IEnumerable<Reason> Reasons(Request request)
    {
        if (request.Practitioner is null) yield return new("required", "shift-practitioner");
        if (request.Room is null) yield return new("required", "shift-room");
        if (request.Weekdays.IsDefaultOrEmpty || request.Weekdays.Any(day => day is < 1 or > 7)) yield return new("choose-weekday", "shift-weekday-1");
        if (request.StartsAt is null) yield return new("time-unreadable", "shift-from");
        if (request.EndsAt is null) yield return new("time-unreadable", "shift-to");
        if (request is { StartsAt: { } starts, EndsAt: { } ends } && Hours.Between(starts, ends) is null) yield return new("hours-wrong", "shift-to");
        if (request.From is null) yield return new("date-unreadable", "shift-first");
        if (request.Until < request.From) yield return new("last-before-first", "shift-last");
    }

    private static Task<bool> Exists(Work work, Request request) => work.Exists(
        "select 1 from practitioner p, room r where p.id = @Practitioner and p.active = true and r.id = @Room and r.clinic = @clinic and r.active = true",
        new { request.Practitioner, request.Room });

    private static bool Meet(Hours a, Hours b) => (b.End == LocalTime.Midnight || a.Start < b.End) && (a.End == LocalTime.Midnight || b.Start < a.End);
}
