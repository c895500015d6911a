using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads what is shown rather than reasoned with: citations, events, rates, consent and the checklist.</summary>
internal sealed class ContentReader(RuleReader rules, ImmutableHashSet<string> citations, Func<string, bool> isSessionFact)
{
    internal static Citation Citation(Node node)
    {
        node.Only("id", "citation", "year", "url", "doi", "checkedInThisEdition");
        return new(
            node.Id(), node["citation"].Text, node["year"].Int, node.Find("url")?.Text, node.Find("doi")?.Text, node["checkedInThisEdition"].Bool);
    }

    internal AdverseEventKind AdverseEvent(Node node)
    {
        node.Only("id", "name", "snomedHint", "severityDefault", "definition", "expectedRate");
        return new(
            node.Id(), node["name"].Said, node["severityDefault"].Code(SafetyReader.EventSeverities), node["definition"].Said,
            node.Find("snomedHint")?.Text, node.Find("expectedRate") is { } rate ? Expected(rate) : null);
    }

    internal ReferenceRate Rate(Node node)
    {
        node.Only("id", "source", "population", "outcome", "events", "n", "unit", "reported", "checkedInThisEdition", "note");
        var (events, n) = (node.Find("events")?.Int, node["n"].Int);
        RequireCount(node, events, n);
        return new(
            node.Id(), node["source"].Code(citations), node["population"].Said, node["outcome"].Said, events, n,
            node["unit"].Code(Units), node["reported"].Said, node["checkedInThisEdition"].Bool, node["note"].Said);
    }

    internal ConsentElement Consent(Node node)
    {
        node.Only("id", "title", "text", "evidence");
        return new(node.Id(), node["title"].Said, node["text"].Said, rules.Evidence(node["evidence"]));
    }

    internal ChecklistEntry Entry(Node node)
    {
        node.Only("id", "phase", "text", "fact", "evidence");
        var fact = node.Find("fact");
        if (fact is { } named && !isSessionFact(named.Text)) throw named.Fault($"'{named.Text}' is no session fact");
        return new(node.Id(), node["phase"].Enum<ChecklistPhase>(), node["text"].Said, fact?.Text, rules.Evidence(node["evidence"]));
    }

    private static readonly string[] Units = ["treatments", "patients"];

    private ExpectedRate Expected(Node node)
    {
        node.Only("events", "n", "unit", "source", "reportedPercent", "reportedComparator", "upperEstimatePercent", "eventsDerivedFromPercent");
        RequireCount(node, node["events"].Int, node["n"].Int);
        return new(
            node["events"].Int, node["n"].Int, node["unit"].Code(Units), node["source"].Code(citations), node["reportedPercent"].Decimal,
            node.Find("reportedComparator")?.Text, node.Find("upperEstimatePercent")?.Decimal, node["eventsDerivedFromPercent"].Bool);
    }

    private static void RequireCount(Node node, int? events, int n)
    {
        if (n <= 0) throw node["n"].Fault("must be above zero");
        if (events < 0 || events > n) throw node["events"].Fault("must lie between 0 and n");
    }
}
