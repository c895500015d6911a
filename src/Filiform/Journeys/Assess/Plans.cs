using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>A plan as it was set; a new one supersedes it and never rewrites it.</summary>
/// <param name="Template">Id of a template of <c>plans.json</c>; <c>none</c> when the clinician wrote it.</param>
/// <param name="Body">The plan in full.</param>
/// <param name="Status"><c>active</c> or <c>superseded</c>.</param>
public sealed record PlanRow(
    Id<Plan> Id, Id<Episode> Episode, string Template, PlanBody Body, int Sessions, int ReviewAt, string Status, string KnowledgeVersion, Id<Staff> SetBy, Instant SetAt);

/// <param name="Course">What is done, how often, measured how and looked at when.</param>
/// <param name="Targets">Muscles the therapist means to needle, with side (<c>left</c>, <c>right</c>, <c>both</c> or <c>midline</c>).</param>
/// <param name="Techniques">Codes of <c>vocabulary.techniques</c>.</param>
/// <param name="NeedleCount">Needles meant for the next session; null while nobody has said.</param>
/// <param name="StopRule">When to stop or reassess, as agreed with the patient.</param>
/// <param name="Proposed">What the template proposed that day, which every edit is shown against; null in plans set before it was kept.</param>
/// <param name="Prefers">What the patient would rather have.</param>
public sealed record PlanBody(
    Filiform.Clinical.Plans.Plan Course, ImmutableArray<PlanTarget> Targets, ImmutableArray<string> Techniques, int? NeedleCount, string? Note, string? StopRule,
    Filiform.Clinical.Plans.Plan? Proposed = null, Filiform.Clinical.Plans.Preference Prefers = Filiform.Clinical.Plans.Preference.None);

public sealed record PlanTarget(string Muscle, string Side);

public static class Plans
{
    internal const string Body = "plan.body";

    private sealed record Sealed(
        Id<Plan> Id, Id<Episode> Episode, string Template, string Body, int Sessions, int ReviewAt, string Status, string KnowledgeVersion, Id<Staff> SetBy, Instant SetAt);

    /// <summary>All plans of one patient, newest first.</summary>
    public static async Task<ImmutableArray<PlanRow>> Of(Work work, Id<Patient> patient)
    {
        var rows = await work.Query<Sealed>("""
            select id, episode, template, body, sessions, review_at, status, knowledge_version, set_by, set_at from plan
            where clinic = @clinic and patient = @patient order by set_at desc, id desc
            """, new { patient });
        return [.. rows.Select(row => new PlanRow(
            row.Id, row.Episode, row.Template, Json.Read<PlanBody>(work.Open(Body, row.Id.Value, row.Body)!), row.Sessions, row.ReviewAt, row.Status,
            row.KnowledgeVersion, row.SetBy, row.SetAt))];
    }

    /// <returns>The plan in force; null when none was set.</returns>
    public static async Task<PlanRow?> Active(Work work, Id<Patient> patient) =>
        (await Of(work, patient)).FirstOrDefault(plan => plan.Status == "active");
}
