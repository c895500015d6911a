using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using NodaTime.Text;

namespace Filiform.Clinical.Screening;

/// <summary>Answers as they are stored: one object, by fact id, values as <c>filiform screen</c> takes them.</summary>
public static class AnswersDocument
{
    /// <summary>Reads the answers to the facts of one origin, as strictly as a command does.</summary>
    /// <param name="json">The object of answers.</param>
    public static DocumentReading<IReadOnlyDictionary<string, Value>> Read(SafetyKnowledge knowledge, FactOrigin origin, JsonElement json)
    {
        var reader = new InputReader(knowledge);
        var answers = reader.Facts(json, "answers", origin);
        return DocumentReading.Of<IReadOnlyDictionary<string, Value>>(answers, [.. reader.Faults, .. reader.Warnings]);
    }

    /// <summary>Writes them so that <see cref="Read"/> gives the same back.</summary>
    /// <exception cref="ArgumentException">A value is <see cref="Value.Unreadable"/>: nobody stores what nobody understood.</exception>
    public static void Write(IReadOnlyDictionary<string, Value> answers, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (id, value) in answers)
        {
            json.WritePropertyName(id);
            Write(value, json);
        }
        json.WriteEndObject();
    }

    private static void Write(Value value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case Value.YesNo answer: json.WriteBooleanValue(answer.Yes); break;
            case Value.Number answer: json.WriteNumberValue(answer.Amount); break;
            case Value.Option answer: json.WriteStringValue(answer.Id); break;
            case Value.Options answer:
                json.WriteStartArray();
                foreach (var id in answer.Ids) json.WriteStringValue(id);
                json.WriteEndArray();
                break;
            case Value.Day answer: json.WriteStringValue(LocalDatePattern.Iso.Format(answer.Date)); break;
            case Value.Moment answer: json.WriteStringValue(OffsetDateTimePattern.ExtendedIso.Format(answer.At)); break;
            case Value.Prose answer: json.WriteStringValue(answer.Text); break;
            case var reply when reply == Value.Unsure: json.WriteStringValue("unsure"); break;
            default: throw new ArgumentException("An unreadable answer cannot be stored.", nameof(value));
        }
    }
}
