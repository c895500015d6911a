using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Progress;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Progress.Scores;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress;

/// <summary>How a patient is doing: the pain curve with its outlook, every instrument against the smallest change that matters, and advice with its reasons.</summary>
public sealed class ShowProgress(ClinicalContent content) : IUseCase<ShowProgress.Request, ShowProgress.View>
{
    public sealed record Request(Id<Patient> Patient) : IAboutPatient;

    /// <param name="Session">0 before the first session, k after session k.</param>
    public sealed record Point(int Session, LocalDate On, double Pain);

    /// <param name="Forecast">Null before the first session.</param>
    /// <param name="Matters">Pain at or below this is a change that matters, from the baseline; null without one.</param>
    /// <param name="Goal">Pain the plan aims at; null without a baseline.</param>
    public sealed record View(
        PatientRow Patient, ClinicRow Clinic, ImmutableArray<Point> Points, Forecast? Forecast, double? Goal, double? Matters, int Sessions, int Planned,
        ImmutableArray<ScoreHistory> Histories, Said? Sentence)
    {
        /// <summary>Whether pain at the last reading is as low as the plan aims at.</summary>
        public bool AtGoal => Points is [.., { Pain: var now }] && Forecast is not null && now <= Goal;

        /// <summary>Null without a plan in force.</summary>
        public CurrentReview? Review { get; init; }

        /// <summary>How well the clinic's forecasts hold, and by how much every band is widened; null while no reading followed a session.</summary>
        public Calibration? Calibration { get; init; }

        /// <summary>Recorded re-evaluations, newest first.</summary>
        public ImmutableArray<PlanReviewRow> Reviews { get; init; } = [];
    }

    public Permission Permission => Permission.ReadOutcomes;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;
        var clinic = await Clinics.Here(work);
        // A plan that was ended is still the one that the course was under.
        var plan = (await Plans.Of(work, request.Patient)).OrderByDescending(each => each.Status == "active").FirstOrDefault();
        var course = await PatientCourse.Read(work, content, request.Patient, plan);
        var points = course.Readings.Where(reading => reading.Pain is not null)
            .Select(reading => new Point(reading.Session, reading.At.InZone(clinic.TimeZone).Date, reading.Pain!.Value)).ToImmutableArray();
        return new View(
            patient, clinic, points, course.Forecast, course.Goal, points.IsEmpty ? null : Math.Max(0, points[0].Pain - content.Response.Default.Rules.Meaningful),
            course.Sessions, course.Planned, course.Histories, course.Forecast is not { } forecast ? null : points[^1].Pain <= course.Goal ? PatientWords.Reached : PatientWords.Of(forecast.ToGoal))
        {
            Review = plan is { Status: "active" } ? await CurrentReview.Of(work, content, request.Patient, plan, course) : null, Reviews = await PlanReviews.Of(work, request.Patient),
            Calibration = course.Forecast is null ? null : await Calibrations.Of(work, content),
        };
    }
}
