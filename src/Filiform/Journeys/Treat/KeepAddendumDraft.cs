using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Keeps what was typed for an addendum while its writer confirms who they are; it is no part of the record before it is signed.</summary>
public sealed class KeepAddendumDraft : IUseCase<KeepAddendumDraft.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, string? Reason, string? Text) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Sessions.Read(work, request.Patient, request.Session) is not { IsSigned: true }) return Refusal.NotFound;
        if (request.Reason?.Length > AddAddendum.LongestReason || request.Text?.Length > AddAddendum.LongestText) return Refusal.Invalid(new Reason("too-long", "addendum-text", AddAddendum.LongestText));

        await AddendumDrafts.Keep(work, request.Patient, request.Session, new(request.Reason ?? "", request.Text ?? ""));
        return Done.It;
    }
}
