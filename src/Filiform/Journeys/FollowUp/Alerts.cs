using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Something a person must look at and say so.</summary>
/// <param name="Kind"><c>check-in</c>, <c>check-in-missed</c> or <c>check-in-by-phone</c>.</param>
/// <param name="About">The check-in.</param>
/// <param name="Level">A triage level above self-care.</param>
/// <param name="Escalations">How often somebody was told about it.</param>
public sealed record AlertRow(
    Id<Alert> Id, Id<Patient> Patient, string Kind, Guid About, string Level, Instant RaisedAt, int Escalations, Instant? AcknowledgedAt, string? Note,
    string GivenName, string FamilyName, string Number, string? AcknowledgedByName);

public static class Alerts
{
    internal const string Note = "alert.note";

    private const string Select = """
        select a.id, a.patient, a.kind, a.about, a.level, a.raised_at, a.escalations, a.acknowledged_at, a.note,
               p.given_name, p.family_name, p.number, s.name as acknowledged_by_name
        from alert a join patient p on p.id = a.patient and p.clinic = @clinic left join staff s on s.id = a.acknowledged_by
        where a.clinic = @clinic
        """;

    /// <summary>Writes the alert and its first message in the transaction that found the reason.</summary>
    public static async Task Raise(Work work, Id<Patient> patient, string kind, Guid about, string level)
    {
        var id = work.NewId<Alert>();
        await work.Execute("""
            insert into alert (id, clinic, patient, kind, about, level, raised_at, escalations)
            values (@id, @clinic, @patient, @kind, @about, @level, @Now, 0)
            """, new { id, patient, kind, about, level, work.Now });
        await work.Enqueue(EscalateAlert.MessageKind, id.Value);
    }

    /// <summary>Raises it unless one about the same thing, as grave or graver, already waits. A graver one takes the place of a lesser.</summary>
    public static async Task RaiseOnce(Work work, Id<Patient> patient, string kind, Guid about, TriageLevel level)
    {
        var waiting = await work.Query<string>("""
            select level from alert where clinic = @clinic and patient = @patient and kind = @kind and about = @about and acknowledged_at is null
            """, new { patient, kind, about });
        if (!waiting.Any(each => Codes.Find<TriageLevel>(each) >= level)) await Raise(work, patient, kind, about, level.Code());
    }

    /// <summary>Alerts nobody has answered: the worst first, then the oldest.</summary>
    /// <param name="patient">About whom; null for everybody in the clinic.</param>
    public static async Task<ImmutableArray<AlertRow>> Open(Work work, Id<Patient>? patient = null) => [.. (await work.Query<AlertRow>(
        $"{Select} and a.acknowledged_at is null {(patient is null ? "" : "and a.patient = @patient")} order by a.raised_at", new { patient })).OrderByDescending(Gravity).ThenBy(alert => alert.RaisedAt)
        // A check-in that grew graver while it was filled in is one thing to answer.
        .DistinctBy(alert => (alert.Kind, alert.About))];

    /// <summary>The last hundred that were answered, newest first.</summary>
    public static async Task<ImmutableArray<AlertRow>> Answered(Work work) => [.. (await work.Query<AlertRow>(
        $"{Select} and a.acknowledged_at is not null order by a.acknowledged_at desc limit 100")).Select(row => row with { Note = work.Open(Note, row.Id.Value, row.Note) })];

    private static TriageLevel? Gravity(AlertRow alert) => Codes.Find<TriageLevel>(alert.Level);
}
