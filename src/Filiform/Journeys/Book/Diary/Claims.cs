using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book.Diary;

/// <summary>The cells of practitioners and rooms that are taken. One row a cell; the primary key refuses the second taker (decision 2).</summary>
public static class Claims
{
    private sealed record Run(Guid Resource, long FirstCell, long CellAfter);

    /// <summary>When each of these resources is taken within a span: booked, or held and not lapsed.</summary>
    /// <param name="except">The appointment that is about to give way, when one is moved.</param>
    public static async Task<Func<Guid, Busy>> Read(Work work, IEnumerable<Guid> resources, Interval span, Id<Appointment>? except = null)
    {
        var ids = new IdList("r", resources);
        // Neighbouring cells come back as one run: a full week of one person is some twenty rows, not a thousand.
        var runs = await work.Query<Run>($"""
            select resource, min(cell) as first_cell, max(cell) + 1 as cell_after
            from (select resource, cell, cell - row_number() over (partition by resource order by cell) as run
                  from claim
                  where resource in ({ids.Sql}) and cell >= @first and cell < @after
                    and (held_until is null or held_until > @Now) and appointment <> @except) as taken
            group by resource, run
            """, ids.With(
                ("first", CellOf(span.Start) - 1), ("after", CellOf(span.End) + 1), ("Now", work.Now), ("except", except?.Value ?? Guid.Empty)));
        var busy = runs.GroupBy(run => run.Resource).ToDictionary(
            group => group.Key, group => Busy.During(group.Select(run => Slot.At(TimeOf(run.FirstCell), Slot.Cell * (run.CellAfter - run.FirstCell))!.Value)));
        return resource => busy.GetValueOrDefault(resource) ?? Busy.Never;
    }

    /// <summary>Takes every cell of a practitioner and a room, or does not: the caller undoes its work when this says no.</summary>
    /// <param name="heldUntil">Null: taken for good.</param>
    /// <returns>How many cells were taken; null when one of them was somebody else's.</returns>
    public static async Task<int?> Take(Work work, Guid practitioner, Guid room, Slot occupied, Id<Appointment> appointment, Instant? heldUntil)
    {
        // The cells are counted out by the database: five parameters instead of four a cell. In key order, so that overlapping claims queue
        // rather than deadlock. Only a lapsed hold gives way. "where true" lets SQLite tell this conflict clause from a join's.
        var (first, last) = (occupied.Cells().First(), occupied.Cells().Last());
        var taken = await work.Execute("""
            with recursive span (cell) as (select @first union all select cell + 1 from span where cell < @last),
                 taker (resource) as (select @practitioner union all select @room)
            insert into claim (resource, cell, appointment, held_until)
            select resource, cell, @appointment, cast(@heldUntil as timestamptz) from taker cross join span where true order by resource, cell
            on conflict (resource, cell) do update set appointment = excluded.appointment, held_until = excluded.held_until
            where claim.held_until <= @Now
            """, new { first, last, practitioner, room, appointment, heldUntil, work.Now });
        return taken == 2 * (last - first + 1) ? taken : null;
    }

    /// <returns>How many cells were given back.</returns>
    public static Task<int> Release(Work work, Id<Appointment> appointment) =>
        work.Execute("delete from claim where appointment = @appointment", new { appointment });

    private static long CellOf(Instant at) => at.ToUnixTimeTicks() / Slot.Cell.BclCompatibleTicks;

    private static Instant TimeOf(long cell) => Instant.FromUnixTimeTicks(cell * Slot.Cell.BclCompatibleTicks);
}
