using Filiform.Store;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>Shows a patient their own drawing for one visit.</summary>
public sealed class ReadDrawing : IUseCase<ReadDrawing.Request, ReadDrawing.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Drawing">Null before the first one for this visit.</param>
    /// <param name="Draft">Begun since and not saved; null where nothing was.</param>
    public sealed record View(VisitToPrepare Visit, DrawingRow? Drawing, DrawingDraft? Draft);

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;

        var drawing = await Drawings.For(work, request.Patient, request.Appointment);
        var draft = await DrawingDraft.Of(work, request.Patient, request.Appointment);
        // What was begun before another save is older than what was saved.
        return new View(visit, drawing, draft?.Seen == (drawing?.Version ?? 0) ? draft : null);
    }
}
