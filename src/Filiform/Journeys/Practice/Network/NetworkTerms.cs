using System.Collections.Frozen;
using Filiform.Clinical.Knowledge;

namespace Filiform.Journeys.Practice.Network;

/// <summary>The words of <c>practice.json</c> and <c>plans.json</c> that a network file may use, and what they mean for booking.</summary>
/// <param name="Jurisdictions">By the two letters of the state.</param>
/// <param name="Credentials">By id, in the order of the file.</param>
/// <param name="Conditions">Ids of the plan templates, in the order of the file.</param>
public sealed record NetworkTerms(
    FrozenDictionary<string, Jurisdiction> Jurisdictions, ImmutableArray<CredentialKind> Credentials, ImmutableArray<string> Conditions)
{
    public static readonly NetworkTerms Shipped = Read();

    public CredentialKind? Credential(string id) => Credentials.FirstOrDefault(kind => kind.Id == id);

    private static NetworkTerms Read()
    {
        var practice = KnowledgeFile.Parse("practice.json", KnowledgeFile.Embedded("practice.json"));
        var plans = KnowledgeFile.Parse("plans.json", KnowledgeFile.Embedded("plans.json"));
        return new(
            practice["jurisdictions"].Items.ToFrozenDictionary(
                row => row["state"].Text,
                row => new Jurisdiction(row["name"].Text, row["status"].Text is "permitted" or "permitted-with-conditions")),
            [.. practice["credentials"].Items.Select(CredentialKind.Read)],
            [.. plans["templates"].Items.Select(template => template["id"].Text)]);
    }
}

/// <param name="PermitsNeedling">Whether it permits physical therapists to needle. Silence is no permission.</param>
public sealed record Jurisdiction(string Name, bool PermitsNeedling);

/// <param name="BlocksNeedling">Whether nobody needles without it. A kind that matters only for some muscles or means does not.</param>
/// <param name="PerJurisdiction">Whether it holds in one state only.</param>
public sealed record CredentialKind(string Id, bool Expires, bool BlocksNeedling, bool PerJurisdiction)
{
    internal static CredentialKind Read(Node row) => new(
        row["id"].Text,
        row["expires"].Bool,
        row["blocksNeedling"].Json.ValueKind == System.Text.Json.JsonValueKind.True,
        row.Find("perJurisdiction")?.Bool ?? false);
}
