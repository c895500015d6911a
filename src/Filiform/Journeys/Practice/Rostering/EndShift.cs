using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>Ends a weekly shift after a day; what was worked before stays known. A shift that never began goes away.</summary>
public sealed class EndShift : IUseCase<EndShift.Request, RosterChange>
{
    /// <param name="Known">The end that the person saw; null for none.</param>
    /// <param name="Last">The last day on which the shift may still fall.</param>
    /// <param name="Accepted">Visits that the person has been shown and leaves without a practitioner.</param>
    public sealed record Request(Guid Shift, LocalDate? Known, LocalDate? Last, ImmutableArray<Id<Appointment>> Accepted);

    public Permission Permission => Permission.SetRoster;

    public async Task<Result<RosterChange>> Handle(Request request, Work work)
    {
        if (request.Last is not { } last) return Refusal.Invalid(new Reason("date-unreadable", "end-last"));
        if ((await Rosters.Shifts(work, Rosters.Ever, LocalDate.MaxIsoValue)).FirstOrDefault(each => each.Id == request.Shift) is not { } shift) return Refusal.NotFound;
        if (shift.ValidUntil == last) return RosterChange.Done;
        if (shift.ValidUntil != request.Known) return Refusal.Stale;

        var written = 0;
        var change = await Orphans.Unless(work, request.Accepted,
            rows => rows with { Shifts = [.. rows.Shifts.Select(each => each.Id == shift.Id ? each with { ValidUntil = last } : each)] },
            async () => written = last < shift.ValidFrom
                ? await work.Execute("delete from shift where id = @Id and clinic = @clinic", new { shift.Id })
                : await work.Execute("update shift set valid_until = @last where id = @Id and clinic = @clinic", new { shift.Id, last }));
        if (change.Saved && written == 0) return Refusal.Stale;
        work.Changed("shift.valid_until");
        return change;
    }
}
