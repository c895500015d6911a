using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>What happened in one clinic: treatments, whether the questions about events were answered, and the events.</summary>
/// <param name="Treatments">Signed sessions in which at least one needle went in.</param>
/// <param name="AnsweredAtEnd">Of those, with the end-of-session question answered.</param>
/// <param name="AnsweredAfter">Of those, with at least one check-in answered.</param>
public sealed record TreatmentCounts(int Treatments, int AnsweredAtEnd, int AnsweredAfter);

/// <param name="Kind">An id of <c>adverseEvents</c>.</param>
/// <param name="Timing"><c>immediate</c> or <c>delayed</c>; the two are never pooled.</param>
/// <param name="Treatments">Treatments with at least one such event.</param>
public sealed record EventCount(string Kind, string Timing, int Treatments);

/// <summary>Counts, never people.</summary>
public static class Treatments
{
    private const string Counted = """
        from session s where s.clinic = @clinic and s.status = 'signed' and s.signed_at >= @from
          and exists (select 1 from insertion i where i.session = s.id and i.clinic = @clinic)
        """;

    public static async Task<TreatmentCounts> Count(Work work, Instant from) => (await work.QueryOne<TreatmentCounts>($"""
        select count(*) as treatments,
               coalesce(sum(case when exists (select 1 from session_fact f where f.session = s.id and f.clinic = @clinic and f.fact = 's-adverse-event-recorded')
                                 then 1 else 0 end), 0) as answered_at_end,
               coalesce(sum(case when exists (select 1 from check_in c where c.session = s.id and c.clinic = @clinic and c.status = 'answered')
                                 then 1 else 0 end), 0) as answered_after
        {Counted}
        """, new { from }))!;

    public static Task<ImmutableArray<EventCount>> Events(Work work, Instant from) => work.Query<EventCount>($"""
        select e.kind, e.timing, count(distinct e.session) as treatments from adverse_event e
        where e.clinic = @clinic and e.session in (select s.id {Counted}) group by e.kind, e.timing order by e.kind, e.timing
        """, new { from });

    /// <summary>Treatments with any event of a severity, by when it was told.</summary>
    /// <returns><c>Kind</c> holds the severity: <c>minor</c>, <c>moderate</c> or <c>major</c>.</returns>
    public static Task<ImmutableArray<EventCount>> Any(Work work, Instant from) => work.Query<EventCount>($"""
        select e.severity as kind, e.timing, count(distinct e.session) as treatments from adverse_event e
        where e.clinic = @clinic and e.session in (select s.id {Counted}) group by e.severity, e.timing order by e.severity, e.timing
        """, new { from });
}
