using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Triage;

internal static class DangerWordsReader
{
    internal static DangerWords Read(Node root, SafetyKnowledge knowledge)
    {
        root.Only("version", "kind", "notice", "matching", "messages", "concerns");
        root["kind"].Code(["filiform-danger-words"]);
        root["messages"].Only("not-known", "words");
        var citations = knowledge.Citations.Select(citation => citation.Id).ToHashSet();
        return new(
            root["version"].Text, root["notice"].Said, root["messages"]["not-known"].Said, root["messages"]["words"].Said,
            root["concerns"].Each(node => Concern(node, knowledge, citations)));
    }

    private static Concern Concern(Node node, SafetyKnowledge knowledge, HashSet<string> citations)
    {
        node.Only("id", "name", "words", "evidence");
        node["words"].Only("en", "es");
        return new(
            node.Id(), node["name"].Said, [.. Phrases(node["words"]["en"]), .. Phrases(node["words"]["es"])],
            EvidenceReader.Read(node["evidence"], knowledge.Vocabulary.Grades, citations));
    }

    private static ImmutableArray<Phrase> Phrases(Node list)
    {
        ImmutableArray<Phrase> phrases = [.. list.Items.Select(Phrase)];
        if (phrases.IsEmpty) throw list.Fault("must not be empty");
        return phrases.DistinctBy(phrase => phrase.Text).Count() == phrases.Length ? phrases : throw list.Fault("names something twice");
    }

    private static Phrase Phrase(Node node) =>
        Triage.Phrase.Of(node.Text) ?? throw node.Fault("needs a word, and at least 4 letters before a *");
}
