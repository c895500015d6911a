using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>A clinician says what was done about an alert; only that stops the messages.</summary>
public sealed class AcknowledgeAlert : IUseCase<AcknowledgeAlert.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<Alert> Alert, string? Note) : IAboutPatient;

    /// <summary>"Called" is not enough, and a chart is written elsewhere.</summary>
    public const int ShortestNote = 10, LongestNote = 2_000;

    public Permission Permission => Permission.AnswerAlert;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var note = request.Note?.Trim() ?? "";
        if (note.Length < ShortestNote) return Refusal.Invalid(new Reason("alert-note-short", "note", ShortestNote));
        if (note.Length > LongestNote) return Refusal.Invalid(new Reason("too-long", "note", LongestNote));

        var answered = await work.Execute("""
            update alert set acknowledged_at = @Now, acknowledged_by = @by, note = @note
            where id = @Alert and clinic = @clinic and patient = @Patient and acknowledged_at is null
            """, new { work.Now, by = work.Actor.Id, note = work.Seal(Alerts.Note, request.Alert.Value, note), request.Alert, request.Patient });
        if (answered == 1) return Done.It;
        return await work.Exists("select 1 from alert where id = @Alert and clinic = @clinic and patient = @Patient", new { request.Alert, request.Patient })
            ? Refusal.Stale
            : Refusal.NotFound;
    }
}
