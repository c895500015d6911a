using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>Keeps where it hurts and how much. Every save is a version of its own; the newest speaks.</summary>
public sealed class SaveDrawing(ClinicalContent content) : IUseCase<SaveDrawing.Request, int>
{
    /// <param name="Marks">Regions of the atlas, each once; an intensity of null is the average pain.</param>
    /// <param name="Average">Of the last 24 hours, 0 to 10; null when not said.</param>
    /// <param name="Now">At this moment, 0 to 10; null when not said.</param>
    /// <param name="Seen">Version of the drawing that was open; 0 when there was none.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Appointment> Appointment, ImmutableArray<Mark> Marks, string? Strokes, int? Average, int? Now, int Seen) : IAboutPatient;

    /// <param name="Intensity">1 to 10; null when the patient gave none of its own.</param>
    public sealed record Mark(string Region, int? Intensity);

    public Permission Permission => Permission.Prepare;

    /// <returns>The version that was written.</returns>
    public async Task<Result<int>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;
        if (Wrong(request).ToImmutableArray() is { Length: > 0 } wrong) return Refusal.Invalid(wrong);

        var last = await Drawings.For(work, request.Patient, request.Appointment);
        if ((last?.Version ?? 0) != request.Seen) return Refusal.Stale;
        if (!await Write(work, request)) return Refusal.Stale;

        await DrawingDraft.TakeAway(work, request.Patient, request.Appointment);
        if (last?.Pain != request.Average) await KeepScore(work, request);
        return request.Seen + 1;
    }

    private IEnumerable<Reason> Wrong(Request request)
    {
        if (request.Average is null) yield return new Reason("choose-number", "pain");
        if (request.Average is < 0 or > 10) yield return new Reason("choose-number", "pain");
        if (request.Now is < 0 or > 10) yield return new Reason("choose-number", "now");
        if (request.Marks.IsEmpty && request.Average is > 0) yield return new Reason("choose-region", "region");
        foreach (var mark in request.Marks.Where(mark => mark.Intensity is < 1 or > 10)) yield return new Reason("choose-strength", $"strength-{mark.Region}", 1, 10);
        if (request.Marks.Any(mark => !content.Atlas.RegionById.ContainsKey(mark.Region))) yield return new Reason("region-unknown", "region");
        if (request.Marks.DistinctBy(mark => mark.Region).Count() != request.Marks.Length) yield return new Reason("region-unknown", "region");
    }

    private static async Task<bool> Write(Work work, Request request)
    {
        var id = work.NewId<Drawing>();
        // Somebody may hurt nowhere on average and still mark a place: it counts as the least there is.
        var marks = request.Marks.Select(mark => new PainMark(mark.Region, mark.Intensity ?? Math.Max(request.Average ?? 1, 1))).ToImmutableArray();
        return await work.Execute("""
            insert into drawing (id, clinic, patient, appointment, regions, strokes, pain, pain_now, drawn_at, version)
            values (@id, @clinic, @Patient, @Appointment, @regions, @strokes, @Average, @painNow, @Now, @version) on conflict do nothing
            """, new
        {
            id, request.Patient, request.Appointment, regions = work.Seal(Drawings.Regions, id.Value, Json.Write(marks)),
            strokes = work.Seal(Drawings.Strokes, id.Value, Strokes.Clean(request.Strokes)), request.Average, painNow = request.Now, work.Now,
            version = request.Seen + 1,
        }) == 1;
    }

    private async Task KeepScore(Work work, Request request)
    {
        var instrument = content.Instruments.ById[InstrumentCatalogue.Pain];
        ImmutableArray<int?> answers = [request.Average];
        var score = instrument.Score([request.Average is { } pain ? Answer.Of(pain) : Answer.None]);
        await Outcomes.Keep(work, new(request.Patient, InstrumentCatalogue.Pain, answers, [], score.Value, content.Instruments.Version, request.Appointment));
    }
}
