using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>A clinician says what was done about an alert; only that stops the messages.</summary>
public sealed class AcknowledgeAlert : IUseCase<AcknowledgeAlert.Request, Done>
{
    /// <param name="Version">Of the check-in as it was read: nobody answers for what the patient told since.</param>
    public sealed record Request(Id<Patient> Patient, Id<Alert> Alert, string? Note, int Version) : IAboutPatient;

    /// <summary>The patient told more after the page was read.</summary>
    public static readonly Refusal MoreTold = new("more-told", 409);

    /// <summary>"Called" is not enough, and a chart is written elsewhere.</summary>
    public const int ShortestNote = 10, LongestNote = 2_000;

    public Permission Permission => Permission.AnswerAlert;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        var note = request.Note?.Trim() ?? "";
        if (note.Length < ShortestNote) return Refusal.Invalid(new Reason("alert-note-short", "note", ShortestNote));
        if (note.Length > LongestNote) return Refusal.Invalid(new Reason("too-long", "note", LongestNote));

        if (await work.QueryOne<Waiting>("""
            select kind, about, level from alert where id = @Alert and clinic = @clinic and patient = @Patient
            """, new { request.Alert, request.Patient }) is not { } alert) return Refusal.NotFound;
        if (!await IsAsRead(work, request, alert.About)) return MoreTold;
        if (!await Answer(work, request.Alert, note)) return Refusal.Stale;

        // The same check-in, before it grew this grave: whoever answers the graver one has seen it all.
        var same = await work.Query<Lesser>("""
            select id, level from alert where clinic = @clinic and patient = @Patient and kind = @Kind and about = @About and acknowledged_at is null
            """, new { request.Patient, alert.Kind, alert.About });
        foreach (var lesser in same.Where(each => Codes.Find<TriageLevel>(each.Level) <= Codes.Find<TriageLevel>(alert.Level))) await Answer(work, lesser.Id, note);
        return Done.It;
    }

    private sealed record Waiting(string Kind, Guid About, string Level);

    private sealed record Lesser(Id<Alert> Id, string Level);

    /// <summary>Writes nothing and holds the row, so that an answer on its way either comes before, and is seen, or raises an alert of its own.</summary>
    private static async Task<bool> IsAsRead(Work work, Request request, Guid checkIn) => await work.Execute("""
        update check_in set version = version where id = @checkIn and clinic = @clinic and patient = @Patient and version = @Version
        """, new { checkIn, request.Patient, request.Version }) == 1;

    private static async Task<bool> Answer(Work work, Id<Alert> alert, string note) => await work.Execute("""
        update alert set acknowledged_at = @Now, acknowledged_by = @by, note = @note where id = @alert and clinic = @clinic and acknowledged_at is null
        """, new { work.Now, by = work.Actor.Id, note = work.Seal(Alerts.Note, alert.Value, note), alert }) == 1;
}
