using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>What somebody typed beside a hold, not booked yet.</summary>
/// <param name="Instead">Another time they chose; null for none.</param>
public sealed record TypedDetails(PatientForm Form, string? Instead)
{
    internal const string Column = "hold.typed";

    /// <summary>More than any field takes, so that what is too long is still seen to be; a flood is cut.</summary>
    private const int Longest = 400;

    internal TypedDetails Cut() => new(new(
        Short(Form.GivenName), Short(Form.FamilyName), Short(Form.Month), Short(Form.Day), Short(Form.Year), Short(Form.Email), Short(Form.Phone), Short(Form.Language)),
        Instead is null ? null : Short(Instead));

    /// <remarks>Half a character at the cut could not be written.</remarks>
    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}

/// <summary>Keeps it sealed with the hold, so that the page can be looked at again, in another language too, with nothing lost.</summary>
public sealed class KeepTyped : IUseCase<KeepTyped.Request, Done>
{
    /// <param name="Hold">The hold's token.</param>
    public sealed record Request(Id<Clinic> Clinic, string Hold, TypedDetails Typed) : IInClinic;

    public Permission Permission => Permission.Public;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Holds.Lock(work, request.Hold) is not { } hold) return Refusal.NotFound;
        // What is booked is the patient's, not the hold's.
        if (hold.BookedAt is not null) return Done.It;

        var typed = work.Seal(TypedDetails.Column, hold.Id.Value, Json.Write(request.Typed.Cut()));
        await work.Execute("update hold set typed = @typed where id = @Id and clinic = @clinic", new { typed, hold.Id });
        return Done.It;
    }
}

/// <summary>Gives it back to whoever has the hold's token, for as long as somebody may still sit before the page.</summary>
public sealed class ReadTyped : IUseCase<ReadTyped.Request, ReadTyped.Answer>
{
    /// <summary>A public computer has its next user soon.</summary>
    private static readonly Duration KeptFor = Duration.FromMinutes(30);

    public sealed record Request(Id<Clinic> Clinic, HoldRow Hold) : IInClinic;

    /// <param name="Typed">Null when nothing was typed, or not lately.</param>
    public sealed record Answer(TypedDetails? Typed);

    public Permission Permission => Permission.Public;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (request.Hold.Until + KeptFor < work.Now) return new Answer(null);
        var kept = await work.QueryOne<string>("select typed from hold where id = @Id and clinic = @clinic", new { request.Hold.Id });
        return new Answer(work.Open(TypedDetails.Column, request.Hold.Id.Value, kept) is { } json ? Json.Read<TypedDetails>(json) : null);
    }
}
