using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Register;

/// <summary>A patient as the front desk may see them: how to reach them, how far they are ready, their visits. No answer, no finding, no record.</summary>
public sealed class ShowContactCard(ClinicalContent content) : IUseCase<ShowContactCard.Request, ShowContactCard.Answer>
{
    /// <summary>More of the past is in the record.</summary>
    public const int MostPast = 20;

    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Coming">Today's and later ones that are not over, the next first.</param>
    /// <param name="Past">The latest first, cancelled and missed ones too.</param>
    /// <param name="OpensRecord">Whether the reader may open the patient's record.</param>
    public sealed record Answer(ClinicRow Clinic, PatientRow Patient, LocalDate Today, ImmutableArray<DayVisit> Coming, ImmutableArray<DayVisit> Past, bool OpensRecord);

    public Permission Permission => Permission.ReadScreeningFlag;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var visits = await Prepared.Of(work, content, request.Patient, await DayVisits.Of(work, request.Patient));
        var begins = clinic.TimeZone.AtStartOfDay(today).ToInstant();
        var coming = visits.Where(visit => visit.IsOpen && visit.StartsAt >= begins).ToImmutableArray();
        return new Answer(clinic, patient, today, coming,
            [.. visits.Except(coming).OrderByDescending(visit => visit.StartsAt).Take(MostPast)], (await PatientPages.For(work)).Opens(request.Patient));
    }
}
