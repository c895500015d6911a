using Filiform.Journeys.Book.Diary;
using Filiform.Store;

namespace Filiform.Journeys.Book;

/// <summary>The times that a visit may be moved to; its own time counts as free.</summary>
public sealed class ShowMoveTimes(Diaries diaries) : IUseCase<ShowMoveTimes.Request, TimesToChoose>
{
    /// <param name="Anyone">Also with others of the clinic; else only with the same person.</param>
    /// <param name="Day">Null for the first day that has a free time.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, bool Anyone, LocalDate? Day) : IAboutPatient;

    public Permission Permission => Permission.ManageAppointment;
    public Effect Effect => Effect.Reads;

    public async Task<Result<TimesToChoose>> Handle(Request request, Work work)
    {
        if (await OwnVisit.Read(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (await OwnVisit.Refuses(work, visit) is { } refusal) return refusal;

        var catalogue = await diaries.Catalogue(work);
        if (catalogue.Clinic(visit.Clinic.ToString()) is not { } clinic || catalogue.Kept(visit.VisitType)?.For(work.Actor) is not { } type) return Refusal.NotFound;

        var giving = (await diaries.Of(work, catalogue, [visit.Clinic])).Where(each => each.Gives(type)).ToImmutableArray();
        var same = giving.FirstOrDefault(each => each.Practitioner.Id == visit.Practitioner);
        return await TimesToChoose.Of(work, catalogue, clinic, [type], type, giving, request.Anyone ? null : same, request.Day, except: visit.Id);
    }
}
