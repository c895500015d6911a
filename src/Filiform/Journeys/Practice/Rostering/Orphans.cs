using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Rostering;

/// <summary>A booked visit that would stand without its practitioner.</summary>
public sealed record OrphanedVisit(Id<Appointment> Id, Id<Patient> Patient, string PatientName, string? Phone, Id<Practitioner> Practitioner, string PractitionerName, Instant StartsAt);

/// <summary>What became of a wish to change a roster.</summary>
/// <param name="Orphans">Visits that stand in the way; empty when the change is saved.</param>
public sealed record RosterChange(bool Saved, ImmutableArray<OrphanedVisit> Orphans)
{
    public static readonly RosterChange Done = new(true, []);
}

/// <summary>Which booked visits a changed roster would leave without their practitioner.</summary>
internal static class Orphans
{
    private sealed record Booked(
        Id<Appointment> Id, Id<Patient> Patient, string PatientName, string? Phone, Id<Practitioner> Practitioner, string PractitionerName, Id<Room> Room,
        Instant StartsAt, Instant EndsAt, int BufferBefore, int BufferAfter)
    {
        /// <summary>What practitioner and room are busy with; null when it lies off the grid, where no roster can say anything.</summary>
        public Slot? Occupied => Slot.At(StartsAt - Duration.FromMinutes(BufferBefore), EndsAt - StartsAt + Duration.FromMinutes(BufferBefore + BufferAfter));
    }

    /// <summary>Every visit still to come that today's rosters cover and the changed ones would not, in order of time.</summary>
    public static async Task<ImmutableArray<OrphanedVisit>> Of(Work work, Func<RosterRows, RosterRows> change)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        var booked = await work.Query<Booked>("""
            select a.id, a.patient, t.given_name || ' ' || t.family_name as patient_name, t.phone, a.practitioner,
                   p.given_name || ' ' || p.family_name as practitioner_name, a.room, a.starts_at, a.ends_at, v.buffer_before, v.buffer_after
            from appointment a join patient t on t.id = a.patient and t.clinic = a.clinic join practitioner p on p.id = a.practitioner
                 join visit_type v on v.id = a.visit_type
            where a.clinic = @clinic and a.starts_at > @Now and a.status in ('booked', 'arrived') order by a.starts_at, a.id
            """, new { work.Now });
        if (booked.IsEmpty) return [];

        var (first, last) = (booked[0].StartsAt.InZone(zone).Date, booked[^1].StartsAt.InZone(zone).Date);
        var now = await RosterRows.Read(work, first, last);
        var then = change(now);
        return [.. from visits in booked.GroupBy(each => each.Practitioner)
                   let today = now.Of(zone, visits.Key)
                   let changed = then.Of(zone, visits.Key)
                   from visit in visits
                   where visit.Occupied is { } occupied && today.Covers(occupied, visit.Room.Value) && !changed.Covers(occupied, visit.Room.Value)
                   orderby visit.StartsAt, visit.Id
                   select new OrphanedVisit(visit.Id, visit.Patient, visit.PatientName, work.Open("patient.phone", visit.Patient.Value, visit.Phone), visit.Practitioner,
                       visit.PractitionerName, visit.StartsAt)];
    }

    /// <summary>Saves, unless a visit would be orphaned that the person has not been shown and accepted.</summary>
    public static async Task<RosterChange> Unless(Work work, ImmutableArray<Id<Appointment>> accepted, Func<RosterRows, RosterRows> change, Func<Task> save)
    {
        var orphans = await Of(work, change);
        if (orphans.Any(each => !accepted.Contains(each.Id)))
        {
            foreach (var orphan in orphans) work.Saw(orphan.Patient);
            return new(false, orphans);
        }

        await save();
        return RosterChange.Done;
    }
}

/// <summary>The clinic's roster as rows, so that a change can be tried before it is made.</summary>
internal sealed record RosterRows(ImmutableArray<ShiftRow> Shifts, ImmutableArray<ExceptionRow> Exceptions)
{
    public static async Task<RosterRows> Read(Work work, LocalDate first, LocalDate last) =>
        new(await Rosters.Shifts(work, first, last), await Rosters.Exceptions(work, first, last));

    public Roster Of(DateTimeZone zone, Id<Practitioner> practitioner) => Rosters.Of(zone, practitioner, Shifts, Exceptions);
}
