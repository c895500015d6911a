using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>A kind of credential, as <c>credentials</c> of <c>practice.json</c> describes it.</summary>
/// <param name="BlocksNeedling">Whether nobody needles without it. Kinds that matter only for some muscles or means do not.</param>
/// <param name="PerJurisdiction">Whether it holds in one state only.</param>
public sealed record CredentialRule(string Id, Said Name, bool Expires, bool BlocksNeedling, bool PerJurisdiction)
{
    /// <summary>Kinds that stand for each other: a compact privilege is as good as the licence.</summary>
    public string Group => Id == "compact-privilege" ? "pt-licence" : Id;
}

/// <summary>What <c>practice.json</c> says of credentials and their expiry.</summary>
/// <param name="RemindDaysBefore">Days before expiry on which to remind, from the largest.</param>
public sealed record CredentialRules(ImmutableArray<CredentialRule> Kinds, ImmutableArray<int> RemindDaysBefore)
{
    public static readonly CredentialRules Shipped = Read();

    public CredentialRule? Find(string kind) => Kinds.FirstOrDefault(each => each.Id == kind);

    /// <summary>How near the end of a credential is.</summary>
    /// <returns><c>expired</c>, the reminder it has reached (<c>90</c> … <c>1</c>), or null while there is time.</returns>
    public string? Nearness(LocalDate? expires, LocalDate today)
    {
        if (expires is not { } last) return null;
        // Valid through its last day, on the clinic's clock.
        if (last < today) return "expired";
        var left = Period.DaysBetween(today, last);
        return RemindDaysBefore.Where(days => left <= days).Select(days => (int?)days).Min()?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static CredentialRules Read()
    {
        var practice = KnowledgeFile.Parse("practice.json", KnowledgeFile.Embedded("practice.json"));
        return new(
            [.. practice["credentials"].Items.Select(row => new CredentialRule(
                row["id"].Text, row["name"].Said, row["expires"].Bool, row["blocksNeedling"].Json.ValueKind == System.Text.Json.JsonValueKind.True,
                row.Find("perJurisdiction")?.Bool ?? false))],
            [.. practice["expiry"]["reminderDaysBefore"].Items.Select(days => days.Json.GetInt32()).OrderDescending()]);
    }
}
