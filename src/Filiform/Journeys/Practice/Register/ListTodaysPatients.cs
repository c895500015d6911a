using Filiform.Journeys.Practice.Day;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Register;

/// <summary>The patients who come today, in the order of their names: what the register opens with.</summary>
public sealed class ListTodaysPatients : IUseCase<Done, SearchPatients.Answer>
{
    public Permission Permission => Permission.FindPatient;
    public Effect Effect => Effect.Reads;

    public async Task<Result<SearchPatients.Answer>> Handle(Done request, Work work)
    {
        var clinic = await Clinics.Here(work);
        var day = ClinicDay.Of(clinic.TimeZone, work.Now.InZone(clinic.TimeZone).Date);
        var found = await PatientList.Read(
            work, "id in (select a.patient from appointment a where a.clinic = @clinic and a.starts_at >= @from and a.starts_at < @until and a.status <> 'cancelled')",
            new() { ["from"] = day.From, ["until"] = day.Until }, SearchPatients.Most + 1);
        foreach (var patient in found.Take(SearchPatients.Most)) work.Saw(patient.Id);
        return new SearchPatients.Answer([.. found.Take(SearchPatients.Most)], found.Length > SearchPatients.Most, clinic.Zone, await PatientPages.For(work));
    }
}
