using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Corrects a row. What would be another needling (muscle, side, site, needle, technique, more needles) is asked of the rules anew.</summary>
public sealed class ChangeInsertion(ClinicalContent content) : IUseCase<ChangeInsertion.Request, InsertionSaved>
{
    /// <param name="Version">Of the row that was looked at.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, Id<Insertion> Insertion, int Version, Needles Needles) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<InsertionSaved>> Handle(Request request, Work work)
    {
        if (request.Needles.Wrong(content) is { IsEmpty: false } wrong) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is { } refusal) return refusal;

        var chart = (await SessionCharts.Read(work, content, request.Patient, request.Session))!;
        if (chart.Insertions.FirstOrDefault(each => each.Id == request.Insertion) is not { } before) return Refusal.NotFound;
        if (before.Version != request.Version) return Refusal.Stale;

        var row = Insertions.Row(content, before.Id, before.Position, request.Needles, before.RecordedAt, before.Version + 1);
        // Counting out and noting must always work, whatever has come up since the needle went in.
        if (IsAnotherNeedling(before, row) && await Insertions.Refused(work, content, chart, row) is { } forbidden) return forbidden;

        await work.Execute("""
            update insertion set muscle = @Muscle, side = @Side, figure_view = @FigureView, x = @X, y = @Y, region = @Region, gauge_mm = @GaugeMm,
                length_mm = @LengthMm, depth_mm = @DepthMm, technique = @Technique, twitch = @Twitch, electrical = @Electrical,
                needles_in = @NeedlesIn, needles_out = @NeedlesOut, note = @note, version = @Version
            where id = @Id and clinic = @clinic and patient = @Patient and session = @Session
            """, new
        {
            row.Muscle, row.Side, row.FigureView, row.X, row.Y, row.Region, row.GaugeMm, row.LengthMm, row.DepthMm, row.Technique, row.Twitch, row.Electrical,
            row.NeedlesIn, row.NeedlesOut, note = work.Seal(Sessions.InsertionNote, row.Id.Value, RecordInsertion.Blank(row.Note)), row.Version, row.Id,
            request.Patient, request.Session,
        });
        await Insertions.ObserveAgain(work, request.Patient, request.Session, row);
        return new InsertionSaved(row.Id, row.Position, row.Version, taken.Value.Version, Insertions.Notices(content, chart, row));
    }

    private static bool IsAnotherNeedling(InsertionRow before, InsertionRow after) =>
        (before.Muscle, before.Side, before.Region, before.LengthMm, before.Technique, before.Electrical)
            != (after.Muscle, after.Side, after.Region, after.LengthMm, after.Technique, after.Electrical)
        || after.NeedlesIn > before.NeedlesIn;
}
