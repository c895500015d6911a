using Filiform.Store;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>Shows a patient their own drawing for one visit.</summary>
public sealed class ReadDrawing : IUseCase<ReadDrawing.Request, ReadDrawing.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Drawing">Null before the first one for this visit.</param>
    public sealed record View(VisitToPrepare Visit, DrawingRow? Drawing);

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work) =>
        await VisitToPrepare.Find(work, request.Patient, request.Appointment) is { } visit
            ? new View(visit, await Drawings.For(work, request.Patient, request.Appointment))
            : Refusal.NotFound;
}
