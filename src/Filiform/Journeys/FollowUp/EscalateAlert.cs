using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Tells the therapist, then the leads too, again and again until somebody acknowledges. The mail says that, and nothing about whom.</summary>
public sealed class EscalateAlert(Installation installation, Words words) : IMessageHandler
{
    public const string MessageKind = "alert-escalation";

    private sealed record Waiting(Id<Alert> Id, string Kind, string Level, int Escalations, Guid About);

    private sealed record Recipient(string Email, string Role, Id<Practitioner>? Practitioner);

    public string Kind => MessageKind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        var alert = await work.QueryOne<Waiting>(
            "select id, kind, level, escalations, about from alert where id = @About and clinic = @clinic and acknowledged_at is null", new { message.About });
        if (alert is null || await IsOutgrown(work, alert)) return Done.It;

        var clinic = await Clinics.Here(work);
        foreach (var email in await Recipients(work, alert))
            await Letters.Write(work, new(null, email, "en", words.In("en", "follow-up.alert-subject", clinic.ShortName),
                words.In("en", "follow-up.alert-body", clinic.ShortName, $"{installation.Url}/clinic/alerts")));

        await work.Execute("update alert set escalations = escalations + 1 where id = @Id and clinic = @clinic", new { alert.Id });
        await work.Enqueue(MessageKind, alert.Id.Value, work.Now + Again(alert.Level));
        return Done.It;
    }

    /// <summary>Whether a graver alert about the same thing waits: that one's messages go on, and one thing is told once.</summary>
    private static async Task<bool> IsOutgrown(Work work, Waiting alert) => (await work.Query<string>("""
        select level from alert where clinic = @clinic and kind = @Kind and about = @About and id <> @Id and acknowledged_at is null
        """, new { alert.Kind, alert.About, alert.Id })).Any(level => Codes.Find<TriageLevel>(level) > Codes.Find<TriageLevel>(alert.Level));

    /// <summary>Operational choices, not clinical ones: an emergency message to the patient never waits for any of this.</summary>
    private static Duration Again(string level) => level switch
    {
        "emergency" => Duration.FromMinutes(5),
        "urgent-same-day" => Duration.FromMinutes(30),
        _ => Duration.FromHours(4),
    };

    /// <summary>The session's own therapist first; the leads at once in an emergency, otherwise from the second time on.</summary>
    private static async Task<IEnumerable<string>> Recipients(Work work, Waiting alert)
    {
        var therapist = await work.QueryOne<Id<Practitioner>?>("""
            select s.practitioner from check_in c join session s on s.id = c.session and s.clinic = @clinic where c.id = @About and c.clinic = @clinic
            """, new { alert.About });
        var staff = await work.Query<Recipient>("""
            select s.email, r.role, s.practitioner from staff_role r join staff s on s.id = r.staff
            where r.clinic = @clinic and s.active = true and r.role in ('therapist', 'clinic-lead')
            """);
        var leadsToo = alert.Level == "emergency" || alert.Escalations > 0;
        return staff.Where(each => each.Practitioner == therapist || (leadsToo && each.Role == "clinic-lead")).Select(each => each.Email).Distinct();
    }
}
