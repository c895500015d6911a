using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <param name="Id">The anchor on the page; it never changes.</param>
/// <param name="Answer">Paragraphs, with citation markers.</param>
public sealed record CommonQuestion(string Id, string Topic, Said Question, SaidList Answer, Backing Backing);

public sealed record QuestionTopic(string Id, Said Name);

/// <summary>The whole of <c>learn/questions.json</c>.</summary>
public sealed record CommonQuestions(string Version, ImmutableArray<QuestionTopic> Topics, ImmutableArray<CommonQuestion> All)
{
    /// <exception cref="KnowledgeFault">A language, a source or a topic is missing, or an id stands twice.</exception>
    public static CommonQuestions Read(Node root, Citations citations)
    {
        MarkerCheck.Walk(root, citations);
        var topics = root["topics"].List(node => new QuestionTopic(node["id"].Text, node["name"].Said));
        var codes = topics.Select(topic => topic.Id).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new(root["version"].Text, topics, root["questions"].List(node => new CommonQuestion(
            seen.Add(node["id"].Text) ? node["id"].Text : throw node.Fault($"'{node["id"].Text}' stands twice"),
            node["topic"].Code(codes), node["question"].Said, node["answer"].Lines(), Backing.Read(node, citations))));
    }

    public IEnumerable<CommonQuestion> Of(QuestionTopic topic) => All.Where(question => question.Topic == topic.Id);
}
