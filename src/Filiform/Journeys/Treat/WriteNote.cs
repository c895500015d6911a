using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>What the therapist adds to the note that the record writes by itself.</summary>
public sealed class WriteNote : IUseCase<WriteNote.Request, Saved>
{
    /// <param name="Version">Of the session that was looked at; null writes whatever was changed meanwhile.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, string? Note, int? Version = null) : IAboutPatient;

    public const int LongestNote = 8_000;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        if (request.Note?.Length > LongestNote) return Refusal.Invalid(new Reason("too-long", "note", LongestNote));
        var taken = await Drafts.Take(work, request.Patient, request.Session, request.Version);
        if (taken.Refusal is not null) return taken;

        await work.Execute("update session set note = @note where id = @Session and clinic = @clinic and patient = @Patient",
            new { note = work.Seal(Sessions.Note, request.Session.Value, RecordInsertion.Blank(request.Note)), request.Session, request.Patient });
        return taken;
    }
}
