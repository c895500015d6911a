using Filiform.Clinical.Atlas;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>What the triage of a check-in reads beside its answers: when the session ended, what lay under the needles, the screening behind it.</summary>
internal static class CheckInInput
{
    /// <param name="at">When it was answered.</param>
    /// <returns>Null when the session is not this patient's.</returns>
    public static async Task<TriageInput?> Of(
        Work work, ClinicalContent content, CheckInRow checkIn, IReadOnlyDictionary<string, Value> answers, Instant at)
    {
        if (await Sessions.Read(work, checkIn.Patient, checkIn.Session) is not { } session) return null;

        var zone = (await Clinics.Here(work)).TimeZone;
        var followUp = answers.ToImmutableDictionary()
            .SetItem("s-ended-at", new Value.Moment((session.EndedAt ?? session.SignedAt ?? session.OpenedAt).InZone(zone).ToOffsetDateTime()))
            .SetItem("fu-answered-at", new Value.Moment(at.InZone(zone).ToOffsetDateTime()));
        var screening = await Screenings.Read(work, content.Safety, checkIn.Patient, session.Screening);
        var needled = await Sessions.Insertions(work, checkIn.Patient, session.Id);
        var planned = new PlannedNeedling(
            [.. needled.Select(row => Planned(content.Atlas.MuscleById[row.Muscle], row.Side))], [],
            [.. needled.Select(row => row.Technique).Concat(needled.Any(row => row.Electrical) ? [SessionFacts.Electrical] : []).Distinct()], null);
        return new(at.InZone(zone).Date, followUp, screening?.Answers ?? ImmutableDictionary<string, Value>.Empty,
            new SessionSoFar(SessionPhase.Sign, PlanFacts.Of(content.Safety.Vocabulary, planned)));
    }

    private static PlannedMuscle Planned(Muscle muscle, string side) => new(
        muscle.Id, side switch { "left" => BodySide.Left, "right" => BodySide.Right, _ => BodySide.Midline },
        muscle.Needling.Hazards, muscle.Needling.SiteRegions, muscle.Needling.Recommended);
}
