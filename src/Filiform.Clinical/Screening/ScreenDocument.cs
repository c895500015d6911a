using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;

namespace Filiform.Clinical.Screening;

/// <summary>The documents of <c>filiform screen</c>: strict in what is allowed, forgiving in what is only unreadable.</summary>
public static class ScreenDocument
{
    /// <summary>Reads <c>{"asOf", "answers", "session"?}</c>.</summary>
    public static DocumentReading<ScreenInput> Read(SafetyKnowledge knowledge, JsonElement document)
    {
        var reader = new InputReader(knowledge);
        if (reader.Root(document, "asOf", "answers", "session") is not { } root) return new(null, reader.Faults);

        var input = new ScreenInput(
            reader.AsOf(root), reader.Facts(root, "answers", "answers", FactOrigin.Question, required: true), reader.Session(root));
        return DocumentReading.Of(input with { Warnings = reader.Warnings }, reader.Faults);
    }

    /// <summary>Writes the result, members in the order of the contract.</summary>
    public static void Write(ScreeningResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("disposition", result.Disposition.Code());
        json.WriteStartArray("rules");
        foreach (var finding in result.Findings) Write(finding, json);
        json.WriteEndArray();
        json.WriteTexts("constraints", result.Constraints.Select(rule => rule.Id));
        json.WriteTexts("requires", result.Requires);
        json.WriteTexts("blocks", result.Blocks.Select(block => block.Code()));
        json.WriteTexts("unanswered", result.Unanswered);
        json.WriteNotes("warnings", result.Warnings);
        json.WriteString("knowledgeVersion", result.KnowledgeVersion);
        json.WriteEndObject();
    }

    private static void Write(Finding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Rule.Id);
        json.WriteString("severity", finding.Rule.Severity.Code());
        json.WriteString("disposition", finding.Rule.Disposition.Code());
        json.WriteString("state", finding.State.Code());
        json.WriteTexts("requires", finding.Rule.Requires);
        json.WriteTexts("sources", finding.Rule.Evidence.Sources);
        json.WriteEndObject();
    }
}
