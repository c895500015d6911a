using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Shows a patient one of the forms their visit asks for: the questions, what is answered, what was sent.</summary>
public sealed class ReadInstrument(ClinicalContent content) : IUseCase<ReadInstrument.Request, AskedInstrument>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Instrument) : IAboutPatient;

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<AskedInstrument>> Handle(Request request, Work work) =>
        await AskedInstruments.Find(work, content, request.Patient, request.Appointment, request.Instrument) is { } asked ? asked : Refusal.NotFound;
}
