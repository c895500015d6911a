using Filiform.Clinical.Instruments;
using Filiform.Clinical.Progress;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>Signed sessions and pain scores of all patients of a clinic: what the forecasts and the outcomes are counted from.</summary>
public sealed record ClinicCourses(ILookup<Id<Patient>, SessionRow> Sessions, ILookup<Id<Patient>, OutcomeRow> Pain)
{
    private sealed record Signed(Id<Session> Id, Id<Patient> Patient, Id<Episode>? Episode, int? PainBefore, Instant OpenedAt, Instant? EndedAt);

    private sealed record Scored(Id<InstrumentAnswer> Id, Id<Patient> Patient, decimal? Score, Id<Session>? Session, Instant TakenAt);

    public static async Task<ClinicCourses> Read(Work work)
    {
        var sessions = await work.Query<Signed>("""
            select id, patient, episode, pain_before, opened_at, ended_at from session where clinic = @clinic and status = 'signed' order by opened_at, id
            """);
        var scores = await work.Query<Scored>($"""
            select i.id, i.patient, i.score, i.session, i.taken_at from instrument_answer i
            where i.clinic = @clinic and i.instrument = @pain and i.score is not null and {Outcomes.NotWithdrawn} order by i.taken_at, i.id
            """, new { pain = InstrumentCatalogue.Pain });
        return new(sessions.ToLookup(row => row.Patient, Of), scores.ToLookup(row => row.Patient, Of));
    }

    /// <summary>Each patient's course, as their own curve has it.</summary>
    public IEnumerable<Course> All(double goal) =>
        from patient in Sessions
        let readings = PatientCourse.ReadingsOf([.. patient], [.. Pain[patient.Key]])
        select PatientCourse.CourseOf(readings, PatientCourse.UsualSessions, goal);

    // Only what readings are made of; the rest of the row is sealed, or is about other things.
    private static SessionRow Of(Signed row) => new(
        row.Id, row.Patient, default, row.Episode, null, default, default, null, "signed", row.PainBefore, null, null, null, row.OpenedAt, row.EndedAt, null, null, "", 0);

    private static OutcomeRow Of(Scored row) => new(row.Id, InstrumentCatalogue.Pain, [], [], row.Score, null, row.Session, null, "", row.TakenAt);
}
