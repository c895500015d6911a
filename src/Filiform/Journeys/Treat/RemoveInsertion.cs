using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Takes back a row that was written by mistake, while the session is a draft; the audit log keeps that it was.</summary>
public sealed class RemoveInsertion : IUseCase<RemoveInsertion.Request, Saved>
{
    /// <param name="Version">Of the row that was looked at.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, Id<Insertion> Insertion, int Version) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is not null) return taken;

        // A row taken back must not make the count even while a needle is in.
        if ((await Sessions.Insertions(work, request.Patient, request.Session)).FirstOrDefault(row => row.Id == request.Insertion) is { } row && row.NeedlesIn != row.NeedlesOut)
            return Refusal.Blocked(new Reason("needles-still-in", null, row.NeedlesIn - row.NeedlesOut));

        var removed = await work.Execute("""
            delete from insertion where id = @Insertion and clinic = @clinic and patient = @Patient and session = @Session and version = @Version
            """, new { request.Insertion, request.Patient, request.Session, request.Version });
        return removed == 1 ? taken : Refusal.Stale;
    }
}
