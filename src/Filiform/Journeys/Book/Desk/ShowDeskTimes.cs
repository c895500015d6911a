using Filiform.Journeys.Book.Diary;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Book.Desk;

/// <summary>What this clinic can be booked for by its own staff, for one patient: as patients see it, but up to the last minute.</summary>
public sealed class ShowDeskTimes(Diaries diaries) : IUseCase<ShowDeskTimes.Request, ShowDeskTimes.Answer>
{
    /// <param name="Visit">Slug; null for what this patient is likely to need.</param>
    /// <param name="Day">Null for that of the cell; without one, the first day that has a free time.</param>
    public sealed record Request(Id<Patient> Patient, string? Visit, DeskCell Cell, LocalDate? Day) : IAboutPatient;

    /// <param name="Times">Null when nothing can be booked here at all.</param>
    public sealed record Answer(PatientRow Patient, TimesToChoose? Times);

    public Permission Permission => Permission.ManageAppointment;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (!work.Actor.IsStaff) return Refusal.NotAllowed;
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;

        var catalogue = await diaries.Catalogue(work);
        if (catalogue.Clinic(work.Clinic!.Value.ToString()) is not { } clinic) return new Answer(patient, null);
        var timetables = await diaries.Of(work, catalogue, [clinic.Row.Id]);
        var visits = catalogue.Visits.Where(visit => timetables.Any(each => each.Gives(visit))).ToImmutableArray();
        if (visits.IsEmpty) return new Answer(patient, null);

        var visit = (visits.FirstOrDefault(each => each == catalogue.Visit(request.Visit)) ?? await Likely(work, request.Patient, visits)).For(work.Actor);
        var giving = timetables.Where(each => each.Gives(visit)).ToImmutableArray();
        var wanted = giving.FirstOrDefault(each => each.Practitioner.Id == request.Cell.Practitioner);
        var day = request.Day ?? request.Cell.From?.InZone(clinic.Row.TimeZone).Date;
        return new Answer(patient, await TimesToChoose.Of(work, catalogue, clinic, visits, visit, giving, wanted, day));
    }

    /// <summary>Somebody new comes to be seen first; whoever was here before comes to be treated.</summary>
    private static async Task<BookableVisit> Likely(Work work, Id<Patient> patient, ImmutableArray<BookableVisit> visits) =>
        await work.Exists("select 1 from appointment where clinic = @clinic and patient = @patient and status = 'completed'", new { patient })
            ? visits.FirstOrDefault(each => each.Scheduling.NeedsNeedling && each != visits[0]) ?? visits[0]
            : visits[0];
}
