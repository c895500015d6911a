using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>What the therapist found, and made of it.</summary>
public sealed record AssessmentRow(Id<Assessment> Id, Id<Episode> Episode, string Findings, string Diagnosis, Instant RecordedAt, int Version);

public static class Assessments
{
    internal const string Findings = "assessment.findings", Diagnosis = "assessment.diagnosis";

    /// <returns>The newest; null when nothing was recorded. Earlier ones stay as they were.</returns>
    public static async Task<AssessmentRow?> Last(Work work, Id<Patient> patient)
    {
        var row = await work.QueryOne<AssessmentRow>("""
            select id, episode, findings, diagnosis, recorded_at, version from assessment
            where clinic = @clinic and patient = @patient order by recorded_at desc, id desc limit 1
            """, new { patient });
        return row is null ? null : row with
        {
            Findings = work.Open(Findings, row.Id.Value, row.Findings)!, Diagnosis = work.Open(Diagnosis, row.Id.Value, row.Diagnosis)!,
        };
    }
}
