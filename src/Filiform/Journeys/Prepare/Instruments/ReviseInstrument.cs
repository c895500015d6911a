using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Opens a form that was sent again, with its answers. What was sent stands until the new one is sent.</summary>
public sealed class ReviseInstrument(ClinicalContent content) : IUseCase<ReviseInstrument.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Instrument) : IAboutPatient;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await AskedInstruments.Find(work, content, request.Patient, request.Appointment, request.Instrument) is not { } asked) return Refusal.NotFound;
        if (!asked.Visit.IsAhead) return Refusal.LinkClosed;

        // Opened already, here or in another browser, is opened.
        if (asked.IsSent) await InstrumentDrafts.Write(work, asked, asked.Sent, content.Instruments.Version);
        return Done.It;
    }
}
