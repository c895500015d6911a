using Filiform.Clinical.Instruments;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>The instruments that a score can be entered for: those of the plan first.</summary>
public sealed class ListInstruments(ClinicalContent content) : IUseCase<ListInstruments.Request, ListInstruments.View>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Last">Null when it was never filled in.</param>
    public sealed record Row(Instrument Instrument, OutcomeRow? Last);

    /// <param name="Planned">Of the plan in force, in its order; empty without a plan.</param>
    public sealed record View(PatientRow Patient, ClinicRow Clinic, ImmutableArray<Row> Planned, ImmutableArray<Row> Others);

    public Permission Permission => Permission.Assess;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;

        var outcomes = await Outcomes.Of(work, request.Patient);
        var planned = (await Plans.Active(work, request.Patient))?.Body.Course.Instruments ?? [];
        Row Of(Instrument instrument) => new(instrument, outcomes.LastOrDefault(row => row.Instrument == instrument.Id));
        return new View(
            patient, await Clinics.Here(work),
            [.. planned.Where(content.Instruments.ById.ContainsKey).Select(id => Of(content.Instruments.ById[id]))],
            [.. content.Instruments.Instruments.Where(instrument => !planned.Contains(instrument.Id)).Select(Of)]);
    }
}
