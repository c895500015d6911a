using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice.Network;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>The soonest free times of the whole network that answer a query; only with those who may give that visit on that day.</summary>
public sealed class FindSlots(Diaries diaries) : IUseCase<SlotQuery, ImmutableArray<FreeSlot>>, INetworkWide
{
    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<FreeSlot>>> Handle(SlotQuery request, Work work)
    {
        var catalogue = await diaries.Catalogue(work);
        if (Faults(request, catalogue) is [_, ..] faults) return Refusal.Invalid(faults);

        var visit = catalogue.Visit(request.VisitType)!;
        var distances = Distances(request, catalogue);
        var timetables = await diaries.Of(work, catalogue, [.. distances.Keys]);
        var those = from timetable in timetables
                    where timetable.Gives(visit)
                    where request.Practitioner is null || timetable.Practitioner == catalogue.Practitioner(request.Practitioner)
                    where request.Language is null || timetable.Practitioner.Languages.Contains(request.Language)
                    select new Near(timetable, distances[timetable.Clinic.Row.Id]);
        var found = await FreeTimes.Soonest(work, [.. those], visit, request.First, request.Last, request.Limit);
        return found.Select(each => FreeSlot.Of(catalogue, visit, each, request.Near is not null)).ToImmutableArray();
    }

    private static Dictionary<Id<Clinic>, double> Distances(SlotQuery request, Catalogue catalogue) =>
        (from clinic in catalogue.Clinics
         where request.Clinic is null || clinic == catalogue.Clinic(request.Clinic)
         where request.Condition is null || clinic.Conditions.Contains(request.Condition)
         let distance = request.Near is { } near ? clinic.Place?.DistanceKm(near) ?? double.MaxValue : 0
         where request.Near is null || distance <= request.RadiusKm
         select (clinic.Row.Id, distance)).ToDictionary(pair => pair.Id, pair => pair.distance);

    private static ImmutableArray<Reason> Faults(SlotQuery request, Catalogue catalogue) =>
    [
        .. Unknown(catalogue.Visit(request.VisitType) is null, "visitType"),
        .. Unknown(request.Clinic is not null && catalogue.Clinic(request.Clinic) is null, "clinic"),
        .. Unknown(request.Practitioner is not null && catalogue.Practitioner(request.Practitioner) is null, "practitioner"),
        .. Unknown(request.Condition is not null && !NetworkTerms.Shipped.Conditions.Contains(request.Condition), "condition"),
    ];

    private static IEnumerable<Reason> Unknown(bool stands, string field) => stands ? [new Reason("unknown-id", field)] : [];
}
