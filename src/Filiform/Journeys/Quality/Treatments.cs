using Filiform.Clinical.Quality;
using Filiform.Store;

namespace Filiform.Journeys.Quality;

/// <summary>One treatment: a signed session in which at least one needle went in.</summary>
public sealed record TreatmentRow(Id<Session> Session, Id<Patient> Patient, Instant SignedAt, TreatmentRecord Record);

/// <summary>What happened in one clinic: its treatments, whether the questions about events were answered, and the events.</summary>
public static class Treatments
{
    /// <summary>Signed sessions <c>s</c> with a needle.</summary>
    internal const string Counted = """
        s.clinic = @clinic and s.status = 'signed' and exists (select 1 from insertion i where i.session = s.id and i.clinic = @clinic)
        """;

    private sealed record Told(Id<Session> Id, Id<Patient> Patient, Instant SignedAt, string? Stratum, int AtEnd, int After);

    private sealed record Event(Id<Session> Session, string Kind, string Severity, string Timing);

    /// <summary>The clinic's treatments in the order of their signing.</summary>
    /// <param name="until">Not included.</param>
    public static async Task<ImmutableArray<TreatmentRow>> Of(Work work, Instant from, Instant until)
    {
        var rows = await work.Query<Told>($"""
            select s.id, s.patient, s.signed_at, m.stratum,
                   case when exists (select 1 from session_fact f where f.session = s.id and f.clinic = @clinic and f.fact = 's-adverse-event-recorded')
                        then 1 else 0 end as at_end,
                   case when exists (select 1 from check_in c where c.session = s.id and c.clinic = @clinic and c.status = 'answered') then 1 else 0 end as after
            from session s left join treatment_mix m on m.session = s.id and m.clinic = @clinic
            where {Counted} and s.signed_at >= @from and s.signed_at < @until order by s.signed_at, s.id
            """, new { from, until });
        var events = (await work.Query<Event>($"""
            select e.session, e.kind, e.severity, e.timing from adverse_event e join session s on s.id = e.session
            where e.clinic = @clinic and s.clinic = @clinic and s.signed_at >= @from and s.signed_at < @until order by e.recorded_at, e.id
            """, new { from, until })).ToLookup(each => each.Session);
        return [.. rows.Select(row => new TreatmentRow(row.Id, row.Patient, row.SignedAt, new TreatmentRecord(
            row.Stratum ?? Mixes.Unknown, Answer(events[row.Id], "immediate", row.AtEnd), Answer(events[row.Id], "delayed", row.After))))];
    }

    /// <summary>An event told without the question answers it: it is never dropped.</summary>
    private static ImmutableArray<ToldEvent>? Answer(IEnumerable<Event> events, string timing, int asked)
    {
        ImmutableArray<ToldEvent> told = [.. events.Where(each => each.Timing == timing).Select(each => new ToldEvent(each.Kind, each.Severity)).DistinctBy(each => each.Kind)];
        return asked == 0 && told.IsEmpty ? null : told;
    }
}
