using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>One visit as a calendar file to download.</summary>
public sealed class ShowCalendar(Words words, Installation installation) : IUseCase<ShowVisit.Request, string>
{
    public Permission Permission => Permission.ManageAppointment;
    public Effect Effect => Effect.Reads;

    public async Task<Result<string>> Handle(ShowVisit.Request request, Work work)
    {
        if (await OwnVisit.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;

        var clinic = await Clinics.Here(work);
        var method = visit.Status == "cancelled" ? "CANCEL" : "PUBLISH";
        return VisitCalendar.Write(
            method, new(visit.Id, visit.Patient, visit.StartsAt, visit.EndsAt, visit.Sequence), clinic, work.Now, words["mail.event", clinic.ShortName], installation);
    }
}
