using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;

namespace Filiform.Clinical.Triage;

/// <summary>The documents of <c>filiform triage</c>.</summary>
public static class TriageDocument
{
    /// <summary>Reads <c>{"asOf", "followUp", "answers"?, "session"?}</c>.</summary>
    public static DocumentReading<TriageInput> Read(SafetyKnowledge knowledge, JsonElement document)
    {
        var reader = new InputReader(knowledge);
        if (reader.Root(document, "asOf", "answers", "session", "followUp") is not { } root) return new(null, reader.Faults);

        var input = new TriageInput(
            reader.AsOf(root),
            reader.Facts(root, "followUp", "followUp", FactOrigin.FollowUp, required: true),
            reader.Facts(root, "answers", "answers", FactOrigin.Question, required: false),
            reader.Session(root));
        return DocumentReading.Of(input with { Warnings = reader.Warnings }, reader.Faults);
    }

    /// <summary>Writes the result, members in the order of the contract.</summary>
    public static void Write(TriageResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("level", result.Level.Code());
        json.WriteStartArray("rules");
        foreach (var finding in result.Findings) Write(finding, json);
        json.WriteEndArray();
        json.WriteStartArray("messages");
        foreach (var message in result.Messages) Write(message, json);
        json.WriteEndArray();
        json.WriteTexts("unanswered", result.Unanswered);
        json.WriteNotes("warnings", result.Warnings);
        json.WriteString("knowledgeVersion", result.KnowledgeVersion);
        json.WriteEndObject();
    }

    private static void Write(TriageFinding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Rule.Id);
        json.WriteString("level", finding.Rule.Level.Code());
        json.WriteString("state", finding.State.Code());
        json.WriteTexts("sources", finding.Rule.Evidence.Sources);
        json.WriteEndObject();
    }

    private static void Write(Message message, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", message.Id);
        json.WriteString("en", message.Text.En);
        json.WriteString("es", message.Text.Es);
        json.WriteEndObject();
    }
}
