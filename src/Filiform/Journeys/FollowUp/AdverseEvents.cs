using Filiform.Journeys.Quality;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Something unwanted that happened in or after a session.</summary>
/// <param name="Kind">An id of <c>adverseEvents</c> in <c>safety.json</c>.</param>
/// <param name="Severity"><c>minor</c>, <c>moderate</c> or <c>major</c>.</param>
/// <param name="Timing"><c>immediate</c> or <c>delayed</c>.</param>
/// <param name="RecordedByName">Null when the patient reported it.</param>
public sealed record AdverseEventRow(
    Id<AdverseEvent> Id, Id<Session>? Session, string Kind, string Severity, string Timing, string? Note, string? RecordedByName, Instant RecordedAt, Instant? ClosedAt);

public static class AdverseEvents
{
    internal const string Note = "adverse_event.note";

    private const string Select = """
        select e.id, e.session, e.kind, e.severity, e.timing, e.note, s.name as recorded_by_name, e.recorded_at, e.closed_at
        from adverse_event e left join staff s on s.id = e.recorded_by
        where e.clinic = @clinic and e.patient = @patient
        """;

    /// <summary>All of one patient's events, newest first.</summary>
    public static async Task<ImmutableArray<AdverseEventRow>> Of(Work work, Id<Patient> patient) => Open(work,
        await work.Query<AdverseEventRow>($"{Select} order by e.recorded_at desc, e.id desc", new { patient }));

    /// <summary>The events of one session, in order.</summary>
    public static async Task<ImmutableArray<AdverseEventRow>> In(Work work, Id<Patient> patient, Id<Session> session) => Open(work,
        await work.Query<AdverseEventRow>($"{Select} and e.session = @session order by e.recorded_at, e.id", new { patient, session }));

    private static ImmutableArray<AdverseEventRow> Open(Work work, ImmutableArray<AdverseEventRow> rows) =>
        [.. rows.Select(row => row with { Note = work.Open(Note, row.Id.Value, row.Note) })];

    /// <summary>Writes one; the caller has checked it.</summary>
    internal static async Task<Id<AdverseEvent>> Write(
        Work work, Id<Patient> patient, Id<Session>? session, string kind, string severity, string timing, string? note)
    {
        var id = work.NewId<AdverseEvent>();
        await work.Execute("""
            insert into adverse_event (id, clinic, patient, session, kind, severity, timing, note, recorded_by, recorded_at)
            values (@id, @clinic, @patient, @session, @kind, @severity, @timing, @note, @by, @Now)
            """, new
        {
            id, patient, session, kind, severity, timing, note = work.Seal(Note, id.Value, note), by = work.Actor.IsStaff ? work.Actor.Id : null, work.Now,
        });
        // While the session is a draft it counts nowhere yet; signing asks again.
        if (session is { } of) await work.Enqueue(TallyQuality.MessageKind, of.Value);
        return id;
    }
}
