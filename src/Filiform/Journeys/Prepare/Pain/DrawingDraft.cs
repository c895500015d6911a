using Filiform.Store;

namespace Filiform.Journeys.Prepare.Pain;

/// <summary>A drawing as it stands in a form that was not sent: as typed, right or wrong.</summary>
/// <param name="Regions">Id of each chosen region with what stands in its field of strength.</param>
/// <param name="Seen">Version of the drawing that was open; 0 when there was none.</param>
public sealed record DrawingDraft(ImmutableDictionary<string, string> Regions, string? Strokes, string? Pain, string? Now, int Seen)
{
    private const string Body = "drawing_draft.body";

    /// <returns>Null where nothing was begun.</returns>
    internal static async Task<DrawingDraft?> Of(Work work, Id<Patient> patient, Id<Appointment> appointment) =>
        work.Open(Body, appointment.Value, await work.QueryOne<string>(
            "select body from drawing_draft where clinic = @clinic and patient = @patient and appointment = @appointment", new { patient, appointment })) is { } body
            ? Json.Read<DrawingDraft>(body) : null;

    internal Task Keep(Work work, Id<Patient> patient, Id<Appointment> appointment) => work.Execute("""
        insert into drawing_draft (appointment, clinic, patient, body, changed_at) values (@appointment, @clinic, @patient, @body, @Now)
        on conflict (appointment) do update set body = excluded.body, changed_at = excluded.changed_at
        """, new { appointment, patient, body = work.Seal(Body, appointment.Value, Json.Write(this)), work.Now });

    internal static Task TakeAway(Work work, Id<Patient> patient, Id<Appointment> appointment) => work.Execute(
        "delete from drawing_draft where clinic = @clinic and patient = @patient and appointment = @appointment", new { patient, appointment });
}
