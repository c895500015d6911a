using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>Finds slots in a network that stands in a file: nothing is booked there, so every offer is free.</summary>
public sealed class SlotSearch(NetworkDiary diary)
{
    /// <summary>The offers that answer the query, in the order of their start; of equal starts the nearer first.</summary>
    public IEnumerable<Found<RosterEntry>> Find(SlotQuery query, Instant now)
    {
        var visitType = diary.Network.VisitTypes.First(type => type.Id == query.VisitType).Scheduling;
        var candidates =
            from roster in diary.Network.Rosters
            let clinic = diary.ClinicOf(roster)
            where Suits(query, roster, clinic)
            let distance = query.Near?.DistanceKm(clinic.Place) ?? 0
            where query.Near is null || distance <= query.RadiusKm
            let offers = new Offers(diary.RosterOf(roster), visitType, diary.AuthorityOf(roster), Busy.Never, _ => Busy.Never, now)
            select new Candidate<RosterEntry>(roster, offers, distance);
        return Search.Soonest(candidates, query.First, query.Last).Take(query.Limit);
    }

    private bool Suits(SlotQuery query, RosterEntry roster, ClinicEntry clinic) =>
        (roster.VisitTypes.IsEmpty || roster.VisitTypes.Contains(query.VisitType))
        && (query.Clinic is null || query.Clinic == clinic.Id)
        && (query.Practitioner is null || query.Practitioner == roster.Practitioner)
        && (query.Condition is null || clinic.Conditions.Contains(query.Condition))
        && (query.Language is null || diary.PractitionerOf(roster).Languages.Contains(query.Language));
}
