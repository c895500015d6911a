using Filiform.Journeys.Access;
using Filiform.Journeys.Book.Diary;
using Filiform.Scheduling;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Keeps one time for a visitor while they fill in their details; nobody knows yet who they are.</summary>
public sealed class HoldSlot(Diaries diaries, Installation installation) : IUseCase<HoldSlot.Request, HoldSlot.Held>
{
    /// <param name="Key">Told apart by it, a second click is the first one again; null when there is none.</param>
    public sealed record Request(
        Id<Clinic> Clinic, Id<VisitType> Visit, Id<Practitioner> Practitioner, Id<Room> Room, Instant Start, string? Key = null) : IInClinic, IRepeatable
    {
        public string? RepeatKey => Key ?? Sent?.Key;
        public SentKey? Sent { get; init; }
    }

    /// <param name="Token">Whoever has it may book the time; it stands nowhere else.</param>
    public sealed record Held(string Token, Instant Until);

    /// <summary>Old holds of a clinic are looked for now and then, not at every new one.</summary>
    private readonly EverySoOften<Id<Clinic>> forgotten = new(Duration.FromMinutes(10));

    public Permission Permission => Permission.Public;

    public async Task<Result<Held>> Handle(Request request, Work work)
    {
        if (work.Clinic != request.Clinic) return Refusal.NotFound;

        var (catalogue, clinic) = await diaries.At(work, request.Clinic);
        var timetable = clinic.FirstOrDefault(each => each.Practitioner.Id == request.Practitioner);
        if (timetable is null || catalogue.Visit(request.Visit.ToString()) is not { } visit || !timetable.Gives(visit)
            || visit.Scheduling.SlotAt(request.Start) is not { } slot) return Refusal.NotOffered;

        var occupied = visit.Scheduling.Occupied(slot);
        if (Against(_ => Busy.Never) != Obstacles.None) return Obstacle.Refusal(Against(await Taken()));
        if (installation.Limits && await HoldLimits.Reached(work, timetable, clinic, visit, slot)) return await WhyNot() ?? Refusal.TooMany;

        // Whether somebody else has it is found by taking it: the primary key (resource, cell) refuses the second claim, so there is
        // no lock to take or to forget, and nothing to read first.
        var (id, token, until) = (work.NewId<Hold>(), SignIns.NewToken(), work.Now + Holds.HoldFor);
        if (await Claims.Take(work, request.Practitioner.Value, request.Room.Value, occupied, new(id.Value), until) is not { } claims) return Refusal.SlotTaken;

        Holds.Keep(work, new(id, request.Clinic, request.Practitioner, request.Room, request.Visit, slot.Start, slot.End, until, claims, false, null), token);
        if (forgotten.IsDue(request.Clinic, work.Now)) await Holds.Forget(work);
        return new Held(token, until);

        Obstacles Against(Func<Guid, Busy> busy) => timetable.Offers(visit, busy, work.Now).Against(slot, request.Room.Value);
        Task<Func<Guid, Busy>> Taken() => Claims.Read(work, [request.Practitioner.Value, request.Room.Value], new(occupied.Start, occupied.End));
        async Task<Refusal?> WhyNot() => Against(await Taken()) is var against && against != Obstacles.None ? Obstacle.Refusal(against) : null;
    }
}
