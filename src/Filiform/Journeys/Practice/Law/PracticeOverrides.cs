using Filiform.Clinical.Practice;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Law;

/// <summary>A clinic's own reading of the rule of its place, as it was recorded.</summary>
/// <param name="ScopeConfirmedBy">The licensee who confirmed in writing that needling is within scope; null when nobody did.</param>
/// <param name="SecondPersonName">Who else agreed; null while nobody has.</param>
/// <param name="EndedAt">When the shipped row counted alone again; null while the reading stands.</param>
public sealed record PracticeOverrideRow(
    Id<PracticeOverride> Id, Id<Clinic> Clinic, string Jurisdiction, string? Status, int? TrainingHours, string? Notes, string? ScopeConfirmedBy, string Reason, string Source,
    string KnowledgeVersion, Id<Staff> Who, string WhoName, Instant RecordedAt, string? SecondPersonName, Instant? AgreedAt, string? EndedByName, Instant? EndedAt)
{
    public JurisdictionOverride Reading => new(Status, null, TrainingHours, Notes, WhoName, RecordedAt, Reason, Source, SecondPersonName);

    /// <summary>What stands against needling at this place under this reading; empty when nothing does.</summary>
    public ImmutableArray<string> ReasonsNotToNeedle(Jurisdiction shipped) => shipped.ReasonsNotToNeedle(Reading, ScopeConfirmedBy is not null);
}

public static class PracticeOverrides
{
    private const string Select = """
        select o.id, o.clinic, o.jurisdiction, o.status, o.training_hours, o.notes, o.scope_confirmed_by, o.reason, o.source, o.knowledge_version, o.who, w.name as who_name,
            o.recorded_at, s.name as second_person_name, o.agreed_at, e.name as ended_by_name, o.ended_at
        from practice_override o join staff w on w.id = o.who left join staff s on s.id = o.second_person left join staff e on e.id = o.ended_by
        """;

    /// <summary>All readings this clinic recorded, newest first.</summary>
    public static Task<ImmutableArray<PracticeOverrideRow>> Of(Work work, Id<Clinic> clinic) =>
        work.Query<PracticeOverrideRow>($"{Select} where o.clinic = @of order by o.recorded_at desc, o.id desc", new { of = clinic });

    /// <returns>The reading in force; null while the shipped row counts alone.</returns>
    public static async Task<PracticeOverrideRow?> InForce(Work work, Id<Clinic> clinic) => (await Of(work, clinic)).FirstOrDefault(row => row.EndedAt is null);

    /// <summary>Whether a clinic's place lets its therapists needle, for every clinic that reads it in its own way.</summary>
    public static async Task<ImmutableDictionary<Id<Clinic>, bool>> Permits(Work work)
    {
        var practice = Shipped.Value;
        var rows = await work.Query<PracticeOverrideRow>($"{Select} where o.ended_at is null order by o.recorded_at desc, o.id desc");
        return rows.DistinctBy(row => row.Clinic).Where(row => practice.JurisdictionById.ContainsKey(row.Jurisdiction))
            .ToImmutableDictionary(row => row.Clinic, row => row.ReasonsNotToNeedle(practice.JurisdictionById[row.Jurisdiction]).IsEmpty);
    }

    private static readonly Lazy<PracticeKnowledge> Shipped = new(PracticeKnowledge.Embedded);
}
