using System.Text.Json;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What the rules of today make of answers that were sent under other rules: the same answers, as of the same day.</summary>
/// <param name="From">Version of the knowledge that read them when they were sent.</param>
/// <param name="Before">The disposition then.</param>
/// <param name="Rules">Never empty.</param>
public sealed record KnowledgeChange(string From, string To, string? Before, string Now, ImmutableArray<RuleChange> Rules)
{
    /// <returns>Null when the knowledge is the same, or reads these answers as before.</returns>
    public static async Task<KnowledgeChange?> Since(Work work, ClinicalContent content, ScreeningRow screening, DateTimeZone zone)
    {
        if (screening.KnowledgeVersion == content.Safety.Version || screening.CompletedAt is null) return null;
        var kept = await work.QueryOne<string>(
            "select result from screening where id = @Id and clinic = @clinic and patient = @Patient", new { screening.Id, screening.Patient });
        if (work.Open(Screenings.Result, screening.Id.Value, kept) is not { } document) return null;

        // What was asked in person came later; the day is the one on which the kept result was made.
        var day = screening.ChangedAt.InZone(zone).Date;
        var now = Screen.Evaluate(content.Safety, new(day, screening.Told) { Held = screening.HeldWhenSent });
        var rules = ScreeningComparison.Between(JsonElement.Parse(document), now);
        return rules.IsEmpty ? null : new(screening.KnowledgeVersion, content.Safety.Version, screening.Disposition, Clinical.Rules.Codes.Code(now.Disposition), rules);
    }
}
