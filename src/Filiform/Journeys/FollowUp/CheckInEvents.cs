using System.Reflection;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Which answers of a check-in are events that the quality figures count (<c>knowledge/check-in-events.json</c>).</summary>
public static class CheckInEvents
{
    private sealed record Link(string Question, ImmutableArray<string> Values, decimal? AtLeast, string Event, string Severity);

    private static readonly ImmutableArray<Link> Links = Load();

    /// <summary>Writes the delayed events that the answers report; a check-in that reports none writes none.</summary>
    public static async Task Record(Work work, Id<Patient> patient, Id<Session> session, Id<CheckIn> checkIn, IReadOnlyDictionary<string, Value> answers)
    {
        foreach (var link in Links.Where(link => answers.TryGetValue(link.Question, out var value) && Reports(link, value)).DistinctBy(link => link.Event))
        {
            // The same event told twice, at 24 and at 48 hours, happened once.
            var known = await work.Exists("""
                select 1 from adverse_event where clinic = @clinic and patient = @patient and session = @session and kind = @Event and timing = 'delayed'
                """, new { patient, session, link.Event });
            if (known) continue;
            await work.Execute("""
                insert into adverse_event (id, clinic, patient, session, check_in, kind, severity, timing, recorded_at)
                values (@id, @clinic, @patient, @session, @checkIn, @Event, @Severity, 'delayed', @Now)
                """, new { id = work.NewId<AdverseEvent>(), patient, session, checkIn, link.Event, link.Severity, work.Now });
        }
    }

    private static bool Reports(Link link, Value value) => value switch
    {
        Value.Number number => number.Amount >= link.AtLeast,
        Value.Option option => link.Values.Contains(option.Id),
        Value.Options options => options.Ids.Any(link.Values.Contains),
        Value.YesNo { Yes: true } => link.Values.Contains("true"),
        _ => false,
    };

    private static ImmutableArray<Link> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("check-in-events.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("links").EnumerateArray().Select(link => new Link(
            link.GetProperty("question").GetString()!,
            link.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
            link.TryGetProperty("atLeast", out var least) ? least.GetDecimal() : null,
            link.GetProperty("event").GetString()!, link.GetProperty("severity").GetString()!))];
    }
}
