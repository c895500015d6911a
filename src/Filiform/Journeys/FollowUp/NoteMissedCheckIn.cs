using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Silence is not good news: a check-in without an answer is put before a person.</summary>
public sealed class NoteMissedCheckIn : IMessageHandler
{
    public const string MessageKind = "check-in-missed";

    public static readonly Duration After = Duration.FromHours(24);

    public string Kind => MessageKind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        var missed = await work.Execute("""
            update check_in set status = 'missed', version = version + 1 where id = @About and clinic = @clinic and status = 'sent'
            """, new { message.About });
        if (missed == 1 && await CheckIns.Read(work, new(message.About)) is { } checkIn)
            await Alerts.Raise(work, checkIn.Patient, "check-in-missed", checkIn.Id.Value, "clinician-review");
        return Done.It;
    }
}
