using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Makes days unlike the week: the clinic closed, somebody on leave, or extra hours. Shows first which visits it would orphan.</summary>
public sealed class AddException : IUseCase<AddException.Request, RosterChange>
{
    /// <summary>A longer absence is the end of a shift.</summary>
    public const int MostDays = 100;

    public const int LongestReason = 200;

    /// <param name="Kind"><c>closed</c>, <c>leave</c> or <c>extra</c>.</param>
    /// <param name="StartsAt">Null, like <paramref name="EndsAt"/>: whole days.</param>
    public sealed record Request(
        string? Kind, Id<Practitioner>? Practitioner, Id<Room>? Room, LocalDate? First, LocalDate? Last, LocalTime? StartsAt, LocalTime? EndsAt, string? Reason,
        ImmutableArray<Id<Appointment>> Accepted, string? RepeatKey) : IRepeatable;

    public static readonly ImmutableArray<string> Kinds = ["leave", "closed", "extra"];

    public Permission Permission => Permission.SetRoster;

    public async Task<Result<RosterChange>> Handle(Request request, Work work)
    {
        var reasons = Reasons(request).ToImmutableArray();
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);
        if (!await Exists(work, request)) return Refusal.NotFound;

        var (first, last) = (request.First!.Value, request.Last ?? request.First.Value);
        var rows = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(after => new ExceptionRow(
            Guid.CreateVersion7(work.Now.ToDateTimeOffset()), request.Kind == "closed" ? null : request.Practitioner, null, request.Kind == "extra" ? request.Room : null, null,
            request.Kind!, first.PlusDays(after), request.StartsAt, request.EndsAt, request.Reason)).ToImmutableArray();
        return await Orphans.Unless(work, request.Accepted, now => now with { Exceptions = now.Exceptions.AddRange(rows) }, () => Write(work, rows));
    }

    private static async Task Write(Work work, ImmutableArray<ExceptionRow> rows)
    {
        await work.InsertMany("insert into roster_exception (id, clinic, practitioner, room, kind, on_day, starts_at, ends_at, reason)", [.. rows.Select(row => new object?[]
        {
            row.Id, work.Clinic, row.Practitioner, row.Room, row.Kind, row.OnDay, row.StartsAt, row.EndsAt, work.Seal("roster_exception.reason", row.Id, row.Reason),
        })]);
        work.Changed("roster_exception");
    }

    private static IEnumerable<Reason> Reasons(Request request)
    {
        if (request.Kind is null || !Kinds.Contains(request.Kind)) yield return new("required", "kind");
        if (request.Kind is "leave" or "extra" && request.Practitioner is null) yield return new("required", "exception-practitioner");
        if (request.Kind == "extra" && request.Room is null) yield return new("required", "exception-room");
        if (request.First is null) yield return new("date-unreadable", "exception-first");
        if (request.Last < request.First) yield return new("last-before-first", "exception-last");
        else if (request is { First: { } first, Last: { } last } && Period.DaysBetween(first, last) >= MostDays) yield return new("too-many-days", "exception-last", MostDays);
        if ((request.StartsAt is null) != (request.EndsAt is null) || (request.Kind == "extra" && request.StartsAt is null)) yield return new("both-times", "exception-from");
        else if (request is { StartsAt: { } starts, EndsAt: { } ends } && Hours.Between(starts, ends) is null) yield return new("hours-wrong", "exception-to");
        if (request.Reason?.Length > LongestReason) yield return new("too-long", "reason", LongestReason);
    }

    private static async Task<bool> Exists(Work work, Request request) =>
        (request.Kind == "closed" || await work.Exists("select 1 from practitioner where id = @Practitioner and active = true", new { request.Practitioner }))
        && (request.Kind != "extra" || await work.Exists("select 1 from room where id = @Room and clinic = @clinic and active = true", new { request.Room }));
}
