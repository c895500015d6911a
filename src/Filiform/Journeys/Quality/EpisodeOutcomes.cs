using Filiform.Clinical.Instruments;
using Filiform.Clinical.Quality;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>How many episodes that reached their re-evaluation had got better by what matters (quality.md §7).</summary>
public static class EpisodeOutcomes
{
    private sealed record Begun(Id<Episode> Id, Id<Patient> Patient, int ReviewAt, Instant SetAt, LocalDate? DueOn);

    /// <param name="since">First day on which a re-evaluation counts.</param>
    public static async Task<Responders?> Of(Work work, ClinicalContent content, QualityKnowledge knowledge, ClinicCourses courses, DateTimeZone zone, LocalDate since)
    {
        // The first plan of an episode says when it was to be looked at; later ones move that day.
        var episodes = await work.Query<Begun>("""
            select e.id, e.patient, p.review_at, p.set_at,
                   (select min(g.due_on) from goal g where g.plan = p.id and g.clinic = @clinic) as due_on
            from episode e join plan p on p.episode = e.id and p.clinic = @clinic
            where e.clinic = @clinic and p.set_at = (select min(q.set_at) from plan q where q.episode = e.id and q.clinic = @clinic)
            """);
        var today = work.Now.InZone(zone).Date;
        var reached = from episode in episodes.DistinctBy(each => each.Id)
                      let scores = ScoresOf(episode, courses, zone)
                      where scores.On >= since && scores.On <= today
                      select (scores.Before, scores.After);
        return Responders.Of([.. reached], content.Instruments.ById[InstrumentCatalogue.Pain], knowledge.Parameters.Conf);
    }

    /// <summary>The first score, the score at the re-evaluation, and its day: that of the visit after the sessions agreed, or the day agreed, whichever came first.</summary>
    private static (decimal? Before, decimal? After, LocalDate On) ScoresOf(Begun episode, ClinicCourses courses, DateTimeZone zone)
    {
        ImmutableArray<Treat.SessionRow> sessions = [.. courses.Sessions[episode.Patient].Where(session => session.Episode == episode.Id)];
        var readings = PatientCourse.ReadingsOf(sessions, [.. courses.Pain[episode.Patient].Where(score => score.TakenAt >= episode.SetAt)]);
        // A session a week where no day was agreed: the response model's usual gap.
        var due = episode.DueOn ?? episode.SetAt.InZone(zone).Date.PlusWeeks(episode.ReviewAt);
        var done = sessions.Length > episode.ReviewAt ? sessions[episode.ReviewAt].OpenedAt.InZone(zone).Date : (LocalDate?)null;
        var on = done < due ? done.Value : due;
        var after = readings.FirstOrDefault(reading => reading.Pain is not null && (reading.Session >= episode.ReviewAt || (reading.Session > 0 && reading.At.InZone(zone).Date >= due)));
        return ((decimal?)readings.FirstOrDefault()?.Pain, (decimal?)after?.Pain, on);
    }
}
