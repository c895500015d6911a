using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Knowledge.Safety;

/// <summary>Reads questions and named facts with their words; what they are as facts is known by now.</summary>
internal sealed class QuestionReader(FactModel facts, Node labels)
{
    internal ImmutableArray<Question> Questions(Node list)
    {
        var questions = list.Each(Question);
        foreach (var (question, node) in questions.Zip(list.Items))
            foreach (var member in question.GateFor)
                RequireGated(questions, question, member, node["gateFor"]);
        return questions;
    }

    internal NamedFact Session(Node node)
    {
        node.Only("id", "type", "phase", "text", "values");
        var fact = facts.Find(node.Id())!;
        if (fact.Type == AnswerType.Choice) VocabularyReader.RequireWords(labels, "positions", fact.Options);
        return new(fact, node["text"].Said, node["phase"].Enum<SessionPhase>());
    }

    internal NamedFact FollowUp(Node node)
    {
        node.Only("id", "type", "text");
        return new(facts.Find(node.Id())!, node["text"].Said, Phase: null);
    }

    internal NamedFact Derived(Node node) => new(facts.Find(node.Id())!, node["text"].Said, Phase: null);

    private Question Question(Node node)
    {
        node.Only("id", "section", "text", "help", "type", "options", "unit", "min", "max", "required", "askWhen", "gateFor");
        var fact = facts.Find(node.Id())!;
        VocabularyReader.RequireWords(labels, "sections", [node["section"].Text]);
        if (node.Find("unit") is { } unit) VocabularyReader.RequireWords(labels, "units", [unit.Text]);
        if (node.Find("gateFor") is { } gate && fact.Type != AnswerType.Boolean) throw gate.Fault("a gate is a yes-or-no question");

        return new(
            fact, node["section"].Text, node["text"].Said, node.Find("help")?.Said,
            node.Find("options") is { } options ? [.. options.Items.Select(Choice)] : [],
            node.Find("unit")?.Text, node["required"].Bool, facts.AskWhen(fact.Index),
            node.Find("gateFor") is { } members ? members.Names() : []);
    }

    private static Choice Choice(Node node)
    {
        node.Only("value", "label");
        return new(node["value"].Text, node["label"].Said);
    }

    /// <summary>*No* must close exactly the questions the gate names; *not sure* must open them.</summary>
    private static void RequireGated(ImmutableArray<Question> questions, Question gate, string member, Node gateFor)
    {
        var gated = questions.FirstOrDefault(question => question.Id == member) ?? throw gateFor.Fault($"'{member}' is no question here");
        var closed = gated.AskWhen is Not { Part: Test { Operator: Operator.Eq, Operand: Value.YesNo { Yes: false } } test }
            && test.Fact == gate.Fact.Index;
        if (!closed) throw gateFor.Fault($"{member} must be asked when not ({gate.Id} eq false)");
    }
}
