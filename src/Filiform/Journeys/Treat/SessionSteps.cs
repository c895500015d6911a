using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>What a clinician decided, did or documented about one rule in one session.</summary>
/// <param name="Kind"><c>decision</c>, <c>done</c> or <c>retained</c>.</param>
/// <param name="Needles">How many needles stayed in; null unless retained.</param>
/// <param name="Steps">Codes of what was done.</param>
public sealed record StepRow(
    Guid Id, string Rule, string Kind, int? Needles, ImmutableArray<string> Steps, string Note, Id<Staff> RecordedBy, string RecordedByName, Instant RecordedAt);

public static class SessionSteps
{
    internal const string Note = "session_step.note";
    public const string Decision = "decision", Done = "done", Retained = "retained";

    /// <summary>Too short a reason is none; a chart is written elsewhere.</summary>
    public const int ShortestNote = 10, LongestNote = 2_000;

    private sealed record Sealed(
        Guid Id, string Rule, string Kind, int? Needles, string Steps, string Note, Id<Staff> RecordedBy, string RecordedByName, Instant RecordedAt);

    /// <summary>All of one session, newest first; the newest of a rule and kind counts.</summary>
    public static async Task<ImmutableArray<StepRow>> Of(Work work, Id<Patient> patient, Id<Session> session)
    {
        var rows = await work.Query<Sealed>("""
            select x.id, x.rule, x.kind, x.needles, x.steps, x.note, x.recorded_by, s.name as recorded_by_name, x.recorded_at
            from session_step x join staff s on s.id = x.recorded_by
            where x.clinic = @clinic and x.patient = @patient and x.session = @session order by x.recorded_at desc, x.id desc
            """, new { patient, session });
        return [.. rows.Select(row => new StepRow(
            row.Id, row.Rule, row.Kind, row.Needles, [.. row.Steps.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            work.Open(Note, row.Id, row.Note)!, row.RecordedBy, row.RecordedByName, row.RecordedAt))];
    }

    internal static async Task Write(
        Work work, Id<Patient> patient, Id<Session> session, string rule, string kind, ImmutableArray<string> steps, string note, int? needles = null)
    {
        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        await work.Execute("""
            insert into session_step (id, clinic, patient, session, rule, kind, needles, steps, note, recorded_by, recorded_at)
            values (@id, @clinic, @patient, @session, @rule, @kind, @needles, @steps, @note, @by, @Now)
            """, new { id, patient, session, rule, kind, needles, steps = string.Join(' ', steps), note = work.Seal(Note, id, note), by = work.Actor.Id, work.Now });
    }

    /// <returns>What is wrong with a reason; null when nothing is.</returns>
    internal static Reason? WhyNot(string? note, string field) => Reason.OfLength(note, field, ShortestNote, LongestNote);
}
