using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>Keeps a drawing that is not finished, so that a closed page or an empty battery loses nothing. It counts for nothing until it is saved.</summary>
public sealed class KeepDrawingDraft(ClinicalContent content) : IUseCase<KeepDrawingDraft.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, DrawingDraft Draft) : IAboutPatient;

    private const int LongestTyped = 20;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;

        var draft = request.Draft;
        await (draft with
        {
            Regions = draft.Regions.Where(each => content.Atlas.RegionById.ContainsKey(each.Key)).ToImmutableDictionary(each => each.Key, each => Short(each.Value)!),
            Strokes = Strokes.Clean(draft.Strokes), Pain = Short(draft.Pain), Now = Short(draft.Now),
        }).Keep(work, request.Patient, request.Appointment);
        return Done.It;
    }

    private static string? Short(string? typed) => typed is { Length: > LongestTyped } ? typed[..LongestTyped] : typed;
}
