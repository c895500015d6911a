using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>The three free times nearest to one that is gone: with the same person first, then with anybody of the clinic.</summary>
public sealed class NearestTimes(Diaries diaries) : IUseCase<NearestTimes.Request, ImmutableArray<FreeSlot>>, INetworkWide
{
    public sealed record Request(Id<Clinic> Clinic, Id<VisitType> Visit, Id<Practitioner>? Practitioner, Instant Wanted);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<FreeSlot>>> Handle(Request request, Work work)
    {
        var catalogue = await diaries.Catalogue(work);
        return catalogue.Visit(request.Visit.ToString()) is { } visit
            ? await To(work, diaries, catalogue, request.Clinic, visit, request.Practitioner, request.Wanted)
            : Refusal.NotFound;
    }

    internal static Task<ImmutableArray<FreeSlot>> To(Work work, Diaries diaries, Catalogue catalogue, FreeSlot gone) =>
        To(work, diaries, catalogue, gone.Clinic.Row.Id, gone.Visit, gone.Practitioner.Id, gone.Slot.Start);

    private static async Task<ImmutableArray<FreeSlot>> To(
        Work work, Diaries diaries, Catalogue catalogue, Id<Clinic> clinic, BookableVisit visit, Id<Practitioner>? practitioner, Instant wanted)
    {
        var giving = (await diaries.Of(work, catalogue, [clinic])).Where(each => each.Gives(visit)).ToList();
        if (giving.Count == 0) return [];

        var horizon = work.Now + Duration.FromDays(visit.Scheduling.HorizonDays + 2);
        var busy = await Claims.Read(work, giving.SelectMany(each => each.Resources), new(work.Now - Duration.FromDays(1), horizon));
        var nearest = from timetable in giving
                      let offers = timetable.Offers(visit, busy, work.Now)
                      from offer in offers.To(wanted)
                      orderby timetable.Practitioner.Id != practitioner, Apart(offer, wanted)
                      select FreeSlot.Of(catalogue, visit, new(new(timetable, offers, 0), offer));
        return [.. nearest.DistinctBy(slot => slot.Slot.Start).Take(Alternatives.Usual).OrderBy(slot => slot.Slot.Start)];
    }

    private static Duration Apart(Offer offer, Instant wanted) => offer.Slot.Start < wanted ? wanted - offer.Slot.Start : offer.Slot.Start - wanted;
}
