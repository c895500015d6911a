using Filiform.Journeys.Book.Diary;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Finds what a program means by the names that a search gave it.</summary>
public sealed class NameSlot(Diaries diaries) : IUseCase<NameSlot.Request, NameSlot.Answer>, INetworkWide
{
    /// <summary>Slugs or ids.</summary>
    public sealed record Request(string Practitioner, string Room, string VisitType);

    public sealed record Answer(Id<Clinic> Clinic, Id<Practitioner> Practitioner, Id<Room> Room, Id<VisitType> Visit);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var catalogue = await diaries.Catalogue(work);
        var (practitioner, room, visit) = (catalogue.Practitioner(request.Practitioner), catalogue.Room(request.Room), catalogue.Visit(request.VisitType));
        if (practitioner is not null && room is not null && visit is not null) return new Answer(room.Clinic, practitioner.Id, room.Id, visit.Id);

        return Refusal.Invalid(
        [
            .. Unknown(practitioner is null, "practitioner"), .. Unknown(room is null, "room"), .. Unknown(visit is null, "visitType"),
        ]);
    }

    private static IEnumerable<Reason> Unknown(bool stands, string field) => stands ? [new Reason("unknown-id", field)] : [];
}
