using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Import;

internal sealed partial class NetworkLines
{
    public IEnumerable<RosterLine> Rosters(ImmutableArray<RosterLine> existing) => network.Rosters.Select(roster =>
        new RosterLine(practitioners[roster.Practitioner], clinics[roster.Clinic], string.Join(' ', roster.VisitTypes)));

    public IEnumerable<ShiftLine> Shifts(ImmutableArray<ShiftLine> existing)
    {
        var known = existing.ToLookup(row => (row.Practitioner, row.Clinic));
        var zones = network.Clinics.ToDictionary(clinic => clinic.Id, clinic => clinic.Zone);
        return network.Rosters.SelectMany(roster =>
        {
            var today = now.InZone(zones[roster.Clinic]).Date;
            var (practitioner, clinic) = (practitioners[roster.Practitioner], clinics[roster.Clinic]);
            return Pairing.Match(
                [.. known[(practitioner, clinic)]],
                from shift in roster.Shifts
                from day in shift.Days
                select new ShiftLine(
                    Guid.Empty, clinic, practitioner, rooms[shift.Room], (int)day, shift.Hours.Start, shift.Hours.End, shift.ValidFrom, shift.ValidUntil),
                at => NetworkIds.Of("shift", $"{roster.Practitioner} {roster.Clinic} {at}"),
                // What has ended is history, and stays as it was.
                mayChange: row => !(row.ValidUntil < today),
                unlisted: row => row with { ValidUntil = today.PlusDays(-1) });
        });
    }

    /// <remarks>One that a later file leaves out stays: a person has to say that a leave is not taken after all.</remarks>
    public IEnumerable<ExceptionLine> Exceptions(ImmutableArray<ExceptionLine> existing)
    {
        var known = existing.ToLookup(row => (row.Clinic, row.Practitioner, row.Kind));
        return Described().GroupBy(row => (row.Clinic, row.Practitioner, row.Kind)).SelectMany(owner => Pairing.Match(
            [.. known[owner.Key]], owner, at => NetworkIds.Of("exception", $"{owner.Key.Clinic} {owner.Key.Practitioner} {owner.Key.Kind} {at}"),
            mayChange: _ => false, unlisted: _ => null));
    }

    private IEnumerable<ExceptionLine> Described()
    {
        foreach (var clinic in network.Clinics)
            foreach (var day in clinic.Closed.SelectMany(DaysOf))
                yield return new(Guid.Empty, clinics[clinic.Id], null, null, "closed", day, null, null);
        foreach (var roster in network.Rosters)
        {
            var (practitioner, clinic) = (practitioners[roster.Practitioner], clinics[roster.Clinic]);
            foreach (var extra in roster.Extra)
                yield return new(Guid.Empty, clinic, practitioner, rooms[extra.Room], "extra", extra.Date, extra.Hours.Start, extra.Hours.End);
            foreach (var leave in roster.Leave)
                foreach (var day in DaysOf(leave.Days))
                    yield return new(Guid.Empty, clinic, practitioner, null, "leave", day, leave.Hours?.Start, leave.Hours?.End);
        }
    }

    private static IEnumerable<LocalDate> DaysOf(DaySpan span)
    {
        for (var day = span.From; day <= span.Until; day = day.PlusDays(1)) yield return day;
    }
}
