using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Adds to a signed session, with its reason and a signature of its own; what was signed before stays as it is.</summary>
public sealed class AddAddendum(Vault vault) : IUseCase<AddAddendum.Request, Id<Addendum>>
{
    /// <param name="Key">Chosen by the page, so that a second click is the first one again.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, string? Reason, string? Text, string? Key = null) : IAboutPatient, IRepeatable
    {
        string? IRepeatable.RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Session}/{Key}";
    }

    public const int ShortestReason = 5, LongestReason = 500, LongestText = 8_000;

    public static readonly Refusal NotSigned = new("not-signed", 409);

    public Permission Permission => Permission.SignSession;

    public async Task<Result<Id<Addendum>>> Handle(Request request, Work work)
    {
        var (reason, text) = (request.Reason?.Trim() ?? "", request.Text?.Trim() ?? "");
        ImmutableArray<Reason> wrong =
        [
            .. Reason.When(reason.Length < ShortestReason, "too-short", "addendum-reason", ShortestReason),
            .. Reason.When(reason.Length > LongestReason, "too-long", "addendum-reason", LongestReason),
            .. Reason.When(text.Length == 0, "required", "addendum-text"), .. Reason.When(text.Length > LongestText, "too-long", "addendum-text", LongestText),
        ];
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);
        if (await Sessions.Read(work, request.Patient, request.Session) is not { } session) return Refusal.NotFound;
        if (!session.IsSigned) return NotSigned;

        var id = work.NewId<Addendum>();
        await work.Execute("""
            insert into addendum (id, clinic, patient, session, reason, body, written_by, written_at)
            values (@id, @clinic, @Patient, @Session, @reason, @text, @by, @Now)
            """, new
        {
            id, request.Patient, request.Session, reason = work.Seal(Addenda.Reason, id.Value, reason), text = work.Seal(Addenda.Body, id.Value, text),
            by = work.Actor.Id, work.Now,
        });
        var body = Canonicalize.Write(Json.Write(new { Format = 1, Kind = "addendum", Id = id, request.Session, Reason = reason, Text = text, SignedBy = work.Actor.Name, SignedById = work.Actor.Id, SignedAt = work.Now }));
        await SignedRecords.Sign(work, vault, request.Patient, "addendum", id.Value, body);
        await AddendumDrafts.Forget(work, request.Patient, request.Session);
        return id;
    }
}
