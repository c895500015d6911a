using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Function;

/// <summary>Shows a patient the activities they named.</summary>
public sealed class ReadFunction : IUseCase<ReadFunction.Request, ReadFunction.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Now">Rated for this visit; null before that.</param>
    /// <param name="Before">Named at an earlier visit: change is measured on the same activities. Null when there was none.</param>
    public sealed record View(VisitToPrepare Visit, OutcomeRow? Now, OutcomeRow? Before);

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;

        var rated = (await Outcomes.Of(work, request.Patient)).Where(row => row.Instrument == InstrumentCatalogue.Activities).ToList();
        return new View(visit, rated.LastOrDefault(row => row.Appointment == request.Appointment), rated.LastOrDefault(row => row.Appointment != request.Appointment));
    }
}
