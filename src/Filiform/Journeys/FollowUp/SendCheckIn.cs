using Filiform.Journeys.Access;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared.Mail;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Asks the patient, by private link. Whoever cannot be reached by mail is put before a person at once.</summary>
public sealed class SendCheckIn(Installation installation, Words words) : IMessageHandler
{
    public const string MessageKind = "check-in-due";

    private static readonly Duration LinkLasts = Duration.FromDays(7);

    public string Kind => MessageKind;

    public async Task<Result<Done>> Handle(OutboxMessage message, Work work)
    {
        if (await CheckIns.Read(work, new(message.About)) is not { Status: "waiting" } checkIn) return Done.It;
        var patient = (await Patients.Read(work, checkIn.Patient))!;
        if (patient.Email is null)
        {
            await Alerts.Raise(work, checkIn.Patient, "check-in-by-phone", checkIn.Id.Value, "clinician-review");
        }
        else
        {
            var clinic = await Clinics.Here(work);
            var token = await PrivateLinks.Issue(work, "check-in", checkIn.Patient, work.Now + LinkLasts, checkIn: checkIn.Id);
            await Letters.Write(work, new(checkIn.Patient, patient.Email, patient.Language,
                words.In(patient.Language, "follow-up.mail-subject", clinic.ShortName),
                words.In(patient.Language, "follow-up.mail-body", clinic.ShortName, $"{installation.Url}/checkin/{token}", clinic.Phone)));
        }

        await work.Execute("update check_in set status = 'sent', sent_at = @Now, version = version + 1 where id = @Id and clinic = @clinic",
            new { work.Now, checkIn.Id });
        await work.Enqueue(NoteMissedCheckIn.MessageKind, checkIn.Id.Value, checkIn.DueAt + NoteMissedCheckIn.After);
        return Done.It;
    }
}
