using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>What became of a hold, for whoever has its token; and when it lapsed, which times to take instead.</summary>
public sealed class ShowHold(Diaries diaries) : IUseCase<string, ShowHold.Answer>, INetworkWide
{
    /// <param name="Instead">The nearest free times; empty while the hold stands.</param>
    public sealed record Answer(HoldRow Hold, FreeSlot Time, bool Stands, Instant Now, ImmutableArray<FreeSlot> Instead);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(string request, Work work)
    {
        if (await Holds.Find(work, request) is not { } hold) return Refusal.NotFound;

        var catalogue = await diaries.Catalogue(work);
        if (catalogue.Clinic(hold.Clinic.ToString()) is not { } clinic || catalogue.Kept(hold.VisitType) is not { } visit
            || catalogue.Practitioner(hold.Practitioner.ToString()) is not { } practitioner || catalogue.Room(hold.Room.ToString()) is not { } room
            || Slot.At(hold.StartsAt, hold.EndsAt - hold.StartsAt) is not { } slot) return Refusal.NotFound;

        var time = new FreeSlot(clinic, practitioner, room, visit, slot);
        var stands = hold.Stands(work.Now);
        var instead = stands || hold.BookedAt is not null ? [] : await NearestTimes.To(work, diaries, catalogue, time);
        return new Answer(hold, time, stands, work.Now, instead);
    }
}
