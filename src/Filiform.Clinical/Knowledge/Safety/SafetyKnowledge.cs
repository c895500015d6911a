using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Clinical.Triage;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>The whole of <c>safety.json</c>, checked and frozen. Every list keeps the order of the file.</summary>
/// <param name="Version">Year and number; stored with every decision it makes.</param>
/// <param name="SeedStatement">Shown to every patient before anything is asked.</param>
/// <param name="Rules">About the person, whatever is planned or not.</param>
/// <param name="SessionRules">About one visit; each has a <see cref="Rule.Session"/>.</param>
/// <param name="NothingReported">The answer to a check-in that reports nothing.</param>
public sealed record SafetyKnowledge(
    string Version, Said Notice, Said SeedStatement, Vocabulary Vocabulary, ImmutableArray<Citation> Citations, FactModel Facts,
    ImmutableArray<NamedFact> DerivedFacts, ImmutableArray<NamedFact> SessionFacts, ImmutableArray<Question> Questions,
    ImmutableArray<Rule> Rules, ImmutableArray<Rule> SessionRules,
    ImmutableArray<NamedFact> FollowUpFacts, ImmutableArray<Question> FollowUpQuestions, ImmutableArray<TriageRule> TriageRules,
    Said NothingReported, ImmutableArray<AdverseEventKind> AdverseEvents, ImmutableArray<ReferenceRate> ReferenceRates,
    ImmutableArray<ConsentElement> ConsentElements, ImmutableArray<ChecklistEntry> Checklist)
{
    public const string FileName = "safety.json";

    /// <summary>Of the words that are signed, which may change while no rule does; the file's own <see cref="Version"/> where it names none.</summary>
    public required string ConsentVersion { get; init; }

    private static readonly Lazy<SafetyKnowledge> Ours = new(() => Parse(KnowledgeFile.Embedded(FileName)));

    /// <summary>The knowledge that travels inside this assembly.</summary>
    /// <exception cref="KnowledgeFault">The file of this build cannot be trusted.</exception>
    public static SafetyKnowledge Embedded => Ours.Value;

    /// <exception cref="KnowledgeFault">Something in it is missing, misspelt, unsourced, untranslated or contradicts itself.</exception>
    public static SafetyKnowledge Parse(ReadOnlyMemory<byte> bytes) => SafetyReader.Read(KnowledgeFile.Parse(FileName, bytes));

    /// <exception cref="ArgumentException">No citation has that id.</exception>
    public Citation Citation(string id) =>
        Citations.FirstOrDefault(citation => citation.Id == id) ?? throw new ArgumentException($"'{id}' is no source.", nameof(id));
}

/// <summary>A fact that is no question, with its words.</summary>
/// <param name="Phase">When in the session it is recorded; null outside the session.</param>
public sealed record NamedFact(FactDefinition Fact, Said Text, SessionPhase? Phase)
{
    public string Id => Fact.Id;
}
