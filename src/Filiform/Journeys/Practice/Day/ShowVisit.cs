using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Shows one visit to whoever runs the day: the details, what happened so far, and how to reach the patient.</summary>
public sealed class ShowVisit(ClinicalContent content) : IUseCase<ShowVisit.Request, ShowVisit.Answer>
{
    public sealed record Request(Id<Appointment> Visit);

    public sealed record Answer(ClinicRow Clinic, DayVisit Visit, PatientRow Patient, ImmutableArray<Call> Calls, Instant Now, PatientPages Pages);

    public sealed record Call(string Outcome, string By, Instant CalledAt);

    public Permission Permission => Permission.RunDay;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (await DayVisits.One(work, request.Visit) is not { } visit || await Patients.Read(work, visit.Patient) is not { } patient) return Refusal.NotFound;
        work.Saw(visit.Patient);
        var calls = await work.Query<Call>("""
            select c.outcome, s.name as "by", c.called_at from visit_call c join staff s on s.id = c.called_by
            where c.clinic = @clinic and c.appointment = @Visit order by c.called_at, c.id
            """, new { request.Visit });
        return new Answer(await Clinics.Here(work), await Prepared.One(work, content, visit), patient, calls, work.Now, await PatientPages.For(work));
    }
}
