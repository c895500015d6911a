using System.Collections.Frozen;
using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;

namespace Filiform.Clinical.Practice;

/// <summary>Jurisdictions, credentials and billing of <c>practice.json</c>, checked and frozen.</summary>
public sealed class PracticeKnowledge
{
    /// <summary>What a place may say about needling, from the mildest.</summary>
    public static readonly ImmutableArray<string> Statuses = ["permitted", "permitted-with-conditions", "silent", "prohibited"];
    private static readonly string[] Confidences = ["high", "medium", "low"];

    /// <summary>Training that a director may let run on; never a licence or endorsement.</summary>
    private static readonly string[] Extensible = ["bls", "bbp"];

    private PracticeKnowledge(Node root)
    {
        Version = root["version"].Text;
        AsOf = root["asOf"].Text;
        Disclaimer = root["disclaimer"].Said;
        StatusMeanings = Statuses.ToFrozenDictionary(status => status, status => root["statusMeaning"][status].Said, StringComparer.Ordinal);
        (Sources, SourceById) = Keyed.Read(root["sources"], Citation.Read, source => source.Id);
        (States, var states) = Keyed.Read(root["jurisdictions"], ReadState, place => place.Id);
        (Countries, var countries) = Keyed.Read(root["international"], ReadCountry, place => place.Id);
        JurisdictionById = states.Concat(countries).ToFrozenDictionary(StringComparer.Ordinal);
        (Credentials, CredentialById) = Keyed.Read(root["credentials"], ReadCredential, credential => credential.Id);
        ReminderDays = [.. root["expiry"]["reminderDaysBefore"].NotEmpty().Items.Select(day => day.WholeWithin(0, 365))];
        Billing = ReadBilling(root["billing"]);
    }

    public string Version { get; }

    /// <summary>The day up to which it was looked up, as ISO 8601; each place has a year of its own.</summary>
    public string AsOf { get; }

    /// <summary>What each status means.</summary>
    public FrozenDictionary<string, Said> StatusMeanings { get; }

    public Said Disclaimer { get; }
    public ImmutableArray<Jurisdiction> States { get; }
    public ImmutableArray<Jurisdiction> Countries { get; }
    public FrozenDictionary<string, Jurisdiction> JurisdictionById { get; }
    public ImmutableArray<CredentialKind> Credentials { get; }
    public FrozenDictionary<string, CredentialKind> CredentialById { get; }

    /// <summary>Days before an end date at which to remind.</summary>
    public ImmutableArray<int> ReminderDays { get; }

    public Billing Billing { get; }
    public ImmutableArray<Citation> Sources { get; }
    public FrozenDictionary<string, Citation> SourceById { get; }

    /// <exception cref="KnowledgeFault">The file is incomplete or contradicts itself.</exception>
    public static PracticeKnowledge Read(Node root) => new(root);

    /// <summary>What travels inside this assembly.</summary>
    public static PracticeKnowledge Embedded() => Read(KnowledgeFile.Parse("practice.json", KnowledgeFile.Embedded("practice.json")));

    private Jurisdiction ReadState(Node node) => Place(node, "US-" + node["state"].Text, new Said(node["name"].Text, node["name"].Text)) with
    {
        Basis = node["basis"].Text,
        TrainingHours = node.Find("trainingHours")?.WholeWithin(1, 10_000),
        ProcedureLimits = node["procedureLimits"].Texts,
    };

    private Jurisdiction ReadCountry(Node node) => Place(node, node["country"].Text, node["name"].Said);

    private Jurisdiction Place(Node node, string id, Said name) => new(
        id, name, node["status"].Code(Statuses), null, null, node["confidence"].Code(Confidences), node["notes"].Said,
        node["asOfYear"].WholeWithin(2000, 2100), [], node["source"].NotEmpty().AllIn(SourceById, "source"));

    private static CredentialKind ReadCredential(Node node) => new(
        node["id"].Text, node["name"].Said, node["expires"].Bool, ReadBlocks(node), node.Find("perJurisdiction")?.Bool ?? false,
        Extensible.Contains(node["id"].Text));

    private static Blocks ReadBlocks(Node node) => (node["blocksNeedling"].Json.ValueKind, node["id"].Text) switch
    {
        (JsonValueKind.True, _) => Blocks.Needling,
        (JsonValueKind.False, _) => Blocks.Nothing,
        (JsonValueKind.String, "dn-level-2") => Blocks.AdvancedMuscles,
        (JsonValueKind.String, "dn-electrical") => Blocks.ElectricalStimulation,
        _ => throw node["blocksNeedling"].Fault("must be true or false; only dn-level-2 and dn-electrical block a part of needling"),
    };

    private static Billing ReadBilling(Node node)
    {
        var (codes, _) = Keyed.Read(node["needlingCodes"], code => new NeedlingCode(
            code["code"].Text, code["meaning"].Said, code["muscles"]["min"].WholeWithin(1, 1000), code["muscles"].Find("max")?.Int), code => code.Code);
        var (companions, _) = Keyed.Read(node["companionCodes"], code => new CompanionCode(
            code["code"].Text, code["meaning"].Said, code["timed"].Bool, code.Find("note")?.Said), code => code.Code);
        var (modifiers, _) = Keyed.Read(node["modifiers"], modifier => new BillingModifier(
            modifier["code"].Text, modifier["meaning"].Said), modifier => modifier.Code);
        var bands = node["timeRule"]["eightMinute"].NotEmpty().Items.Select(band => new MinuteBand(
            band["from"].Int, band["to"].WholeWithin(band["from"].Int, 10_000), band["units"].Int)).ToImmutableArray();
        for (var band = 1; band < bands.Length; band++)
            if (bands[band].From != bands[band - 1].To + 1 || bands[band].Units != bands[band - 1].Units + 1)
                throw node["timeRule"]["eightMinute"].Fault("must leave no gap");
        return new Billing(codes, companions, bands, modifiers, node["codeRule"]["text"].Said, node["timeRule"]["text"].Said, node["currencyNote"].Said);
    }
}
