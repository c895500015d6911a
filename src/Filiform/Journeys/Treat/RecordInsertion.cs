using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Writes down needles as they go in. The rules are asked with this muscle first, and answer for it at once.</summary>
public sealed class RecordInsertion(ClinicalContent content) : IUseCase<RecordInsertion.Request, InsertionSaved>
{
    /// <param name="Key">Chosen by the page for each new row, so that a second click is the first one again.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, Needles Needles, string? Key = null) : IAboutPatient, IRepeatable
    {
        string? IRepeatable.RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Session}/{Key}";
    }

    public Permission Permission => Permission.Treat;

    public async Task<Result<InsertionSaved>> Handle(Request request, Work work)
    {
        if (request.Needles.Wrong(content) is { IsEmpty: false } wrong) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is { } refusal) return refusal;

        var chart = (await SessionCharts.Read(work, content, request.Patient, request.Session))!;
        // The consent text promises it: the therapist answers before any needle is used.
        if (!chart.OpenQuestions.IsEmpty) return Refusal.Blocked(new Reason("question-open", null, chart.OpenQuestions.Length));
        if (chart.PlanStops is { } stops) return Refusal.Blocked(new Reason(stops));
        var position = chart.Insertions.IsEmpty ? 1 : chart.Insertions.Max(each => each.Position) + 1;
        var row = Insertions.Row(content, work.NewId<Insertion>(), position, request.Needles, work.Now, version: 1);
        if (await Insertions.Refused(work, content, chart, row) is { } forbidden) return forbidden;

        await work.Execute("""
            insert into insertion (id, clinic, patient, session, position, muscle, side, figure_view, x, y, region, gauge_mm, length_mm, depth_mm,
                                   technique, twitch, electrical, needles_in, needles_out, note, recorded_at, version)
            values (@Id, @clinic, @Patient, @Session, @Position, @Muscle, @Side, @FigureView, @X, @Y, @Region, @GaugeMm, @LengthMm, @DepthMm,
                    @Technique, @Twitch, @Electrical, @NeedlesIn, @NeedlesOut, @note, @RecordedAt, @Version)
            """, new
        {
            row.Id, request.Patient, request.Session, row.Position, row.Muscle, row.Side, row.FigureView, row.X, row.Y, row.Region, row.GaugeMm, row.LengthMm,
            row.DepthMm, row.Technique, row.Twitch, row.Electrical, row.NeedlesIn, row.NeedlesOut,
            note = work.Seal(Sessions.InsertionNote, row.Id.Value, Blank(row.Note)), row.RecordedAt, row.Version,
        });
        await Insertions.ObserveAgain(work, request.Patient, request.Session, row);
        return new InsertionSaved(row.Id, row.Position, row.Version, taken.Value.Version, Insertions.Notices(content, chart, row));
    }

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
