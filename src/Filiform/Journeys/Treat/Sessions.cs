using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>One visit's treatment. A draft until signed; afterwards it changes only by addendum.</summary>
/// <param name="Status"><c>draft</c> or <c>signed</c>.</param>
/// <param name="Code">Suggested procedure code; null when nothing was needled.</param>
public sealed record SessionRow(
    Id<Session> Id, Id<Patient> Patient, Id<Appointment> Appointment, Id<Episode>? Episode, Id<Plan>? Plan, Id<Practitioner> Practitioner,
    Id<Screening> Screening, Id<Consent>? Consent, string Status, int? PainBefore, int? PainAfter, string? Note, string? Code, Instant OpenedAt,
    Instant? EndedAt, Instant? SignedAt, Id<Staff>? SignedBy, string KnowledgeVersion, int Version)
{
    public bool IsSigned => Status == "signed";
}

/// <summary>Needles of one kind in one muscle.</summary>
/// <param name="Position">From 1, as the rows are numbered.</param>
/// <param name="FigureView"><c>front</c> or <c>back</c>; with <paramref name="X"/> and <paramref name="Y"/> the site on the body chart.</param>
/// <param name="Technique">A code of <c>vocabulary.techniques</c>.</param>
/// <param name="Twitch"><c>none</c>, <c>weak</c>, <c>strong</c> or <c>not-sought</c>.</param>
/// <param name="Region">Region of the body chart under the site; null while no site is marked.</param>
public sealed record InsertionRow(
    Id<Insertion> Id, int Position, string Muscle, string Side, string? FigureView, int? X, int? Y, decimal GaugeMm, int LengthMm, int? DepthMm,
    string Technique, string Twitch, bool Electrical, int NeedlesIn, int NeedlesOut, string? Note, Instant RecordedAt, int Version, string? Region);

public static class Sessions
{
    internal const string Note = "session.note", InsertionNote = "insertion.note";

    private const string Columns = """
        id, patient, appointment, episode, plan, practitioner, screening, consent, status, pain_before, pain_after, note, code, opened_at, ended_at,
        signed_at, signed_by, knowledge_version, version
        """;

    public static async Task<SessionRow?> Read(Work work, Id<Patient> patient, Id<Session> session) => Open(work, await work.QueryOne<SessionRow>(
        $"select {Columns} from session where id = @session and clinic = @clinic and patient = @patient", new { patient, session }));

    /// <returns>The session of that visit; null when none was opened.</returns>
    public static async Task<SessionRow?> For(Work work, Id<Patient> patient, Id<Appointment> appointment) => Open(work, await work.QueryOne<SessionRow>(
        $"select {Columns} from session where appointment = @appointment and clinic = @clinic and patient = @patient", new { patient, appointment }));

    /// <summary>All of one patient's sessions, newest first.</summary>
    public static async Task<ImmutableArray<SessionRow>> Of(Work work, Id<Patient> patient) => [.. (await work.Query<SessionRow>(
        $"select {Columns} from session where clinic = @clinic and patient = @patient order by opened_at desc, id desc", new { patient })).Select(row => Open(work, row)!)];

    public static async Task<ImmutableArray<InsertionRow>> Insertions(Work work, Id<Patient> patient, Id<Session> session)
    {
        var rows = await work.Query<InsertionRow>("""
            select id, position, muscle, side, figure_view, x, y, gauge_mm, length_mm, depth_mm, technique, twitch, electrical, needles_in, needles_out,
                   note, recorded_at, version, region
            from insertion where clinic = @clinic and patient = @patient and session = @session order by position, id
            """, new { patient, session });
        return [.. rows.Select(row => row with { Note = work.Open(InsertionNote, row.Id.Value, row.Note) })];
    }

    private static SessionRow? Open(Work work, SessionRow? row) => row is null ? null : row with { Note = work.Open(Note, row.Id.Value, row.Note) };
}
