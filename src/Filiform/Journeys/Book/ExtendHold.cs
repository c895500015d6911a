using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>Gives somebody who types slowly once more the whole time (WCAG 2.2.1); more would let one person keep a time from all others.</summary>
public sealed class ExtendHold : IUseCase<ExtendHold.Request, Instant>
{
    /// <param name="Hold">The hold's token.</param>
    public sealed record Request(Id<Clinic> Clinic, string Hold) : IInClinic;

    public Permission Permission => Permission.Public;

    /// <returns>Until when it is held now; a second asking changes nothing.</returns>
    public async Task<Result<Instant>> Handle(Request request, Work work)
    {
        if (await Holds.Lock(work, request.Hold) is not { } hold) return Refusal.NotFound;
        if (!hold.Stands(work.Now)) return Refusal.HoldLapsed;
        if (hold.Extended) return hold.Until;

        var until = work.Now + Holds.HoldFor;
        await work.Execute("update hold set until = @until, extended = true where id = @Id and clinic = @clinic", new { until, hold.Id });
        var kept = await work.Execute("update claim set held_until = @until where appointment = @Appointment and held_until > @Now",
            new { until, hold.Appointment, work.Now });
        return kept == hold.Claims ? until : Refusal.HoldLapsed;
    }
}
