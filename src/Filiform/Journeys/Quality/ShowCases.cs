using Filiform.Clinical.Quality;
using Filiform.Journeys.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>The treatments behind a signal, for those who may read the records: what a case review begins with.</summary>
public sealed class ShowCases(QualityKnowledge knowledge) : IUseCase<ShowCases.Request, ShowCases.View>
{
    /// <param name="Direction"><c>rise</c> or <c>fall</c>.</param>
    /// <param name="Session">The treatment at which the chart alarmed.</param>
    public sealed record Request(string Question, string Direction, Id<Session> Session);

    /// <param name="Events">Ids of the minor events told.</param>
    public sealed record Case(Id<Patient> Patient, string PatientName, Id<Session> Session, Instant SignedAt, ImmutableArray<string> Events);

    /// <param name="Cases">Treatments of the run with an event, oldest first.</param>
    public sealed record View(ClinicRow Clinic, Signal Signal, ImmutableArray<Case> Cases);

    public Permission Permission => Permission.ReadQuality;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        // Figures are for more people than records are.
        if (work.Actor.IsStaff && await Filiform.Pipeline.Access.Reached(work, Permission.ReadRecord) is not null) return Refusal.NotAllowed;
        var clinic = await Clinics.Here(work);
        var today = work.Now.InZone(clinic.TimeZone).Date;
        var charted = await Treatments.Of(work, OverTime.Since(today, clinic.TimeZone), work.Now + Duration.FromDays(1));
        var over = OverTime.Of(charted, await Tallies.Read(work, today), clinic.Id, knowledge.Parameters);
        if (over.Signals.FirstOrDefault(each => each.Chart.Question.Code() == request.Question && each.Direction == request.Direction && each.Treatment.Session == request.Session)
            is not { } signal) return Refusal.NotFound;
        return new View(clinic, signal, [.. await Cases(work, over, signal)]);
    }

    private static async Task<List<Case>> Cases(Work work, OverTime over, Signal signal)
    {
        var cases = new List<Case>();
        foreach (var at in Enumerable.Range(signal.Alarm.From, signal.Alarm.Treatments))
        {
            var row = over.At(signal.Chart, at);
            if (!row.Record.Had(signal.Chart.Question, TreatmentRecord.AnyMinor)) continue;
            if (await Patients.Read(work, row.Patient) is not { } patient) continue;
            work.Saw(row.Patient);
            cases.Add(new(row.Patient, patient.Name, row.Session, row.SignedAt,
                [.. row.Record.Told(signal.Chart.Question)!.Value.Where(told => told.IsMinor).Select(told => told.Kind)]));
        }

        return cases;
    }
}
