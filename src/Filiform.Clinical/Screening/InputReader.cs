using System.Text.Json;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Screening;

/// <summary>Reads the parts that the documents of <c>screen</c> and <c>triage</c> share, and gathers everything wrong with them.</summary>
internal sealed class InputReader(SafetyKnowledge knowledge)
{
    private const string Document = "(document)";

    /// <summary>Whoever sends more that is wrong has sent something else; a line of millions must not be answered by as many.</summary>
    private const int MostFaults = 1_000;

    private readonly ImmutableArray<FieldNote>.Builder faults = ImmutableArray.CreateBuilder<FieldNote>();
    private readonly SortedDictionary<int, FieldNote> warnings = [];

    internal ImmutableArray<FieldNote> Faults => faults.ToImmutable();

    /// <summary>In the order of the data file.</summary>
    internal ImmutableArray<FieldNote> Warnings => [.. warnings.Values];

    /// <summary>The members of the document.</summary>
    /// <returns>Null when it is no object; then there is no more to say about it.</returns>
    internal Dictionary<string, JsonElement>? Root(JsonElement document, params string[] allowed)
    {
        var root = Members(document, Document, allowed);
        return document.ValueKind == JsonValueKind.Object ? root : null;
    }

    /// <summary>The members of an object; none may be unknown or stand twice.</summary>
    internal Dictionary<string, JsonElement> Members(JsonElement json, string path, Func<string, string?> refuse)
    {
        var members = new Dictionary<string, JsonElement>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(path, "must be an object");
            return members;
        }
        foreach (var member in json.EnumerateObject())
        {
            var name = JsonText.Name(member) ?? "�";
            var field = path == Document ? name : $"{path}.{name}";
            if (refuse(name) is { } reason) Refuse(field, reason);
            else if (!members.TryAdd(name, member.Value)) Refuse(field, "stands twice");
        }
        return members;
    }

    internal Dictionary<string, JsonElement> Members(JsonElement json, string path, params string[] allowed) =>
        Members(json, path, name => allowed.Contains(name) ? null : $"is not known here; allowed: {string.Join(", ", allowed)}");

    /// <summary>The day of the evaluation. It is no answer: without it nothing can be said, so it is refused and not unknown.</summary>
    internal LocalDate AsOf(Dictionary<string, JsonElement> root)
    {
        if (root.TryGetValue("asOf", out var json) && AnswerReader.Date(JsonText.Read(json)) is { } date) return date;
        Refuse("asOf", "must be a date (YYYY-MM-DD)");
        return default;
    }

    /// <summary>Answers to the facts of one origin, in a member of the document.</summary>
    internal Dictionary<string, Value> Facts(Dictionary<string, JsonElement> parent, string member, string path, FactOrigin origin, bool required)
    {
        if (Present(parent, member, out var json)) return Facts(json, path, origin);
        if (required) Refuse(path, "is missing; it must be an object");
        return [];
    }

    internal Dictionary<string, Value> Facts(JsonElement json, string path, FactOrigin origin)
    {
        var read = new Dictionary<string, Value>();
        foreach (var (id, given) in Members(json, path, id => knowledge.Facts.Find(id)?.Origin == origin ? null : $"is no {Word(origin)}"))
        {
            var fact = knowledge.Facts.Find(id)!;
            var (value, refusal) = AnswerReader.Read(fact, given);
            if (refusal is not null) Refuse($"{path}.{id}", refusal);
            if (value == Value.Unreadable) warnings[fact.Index] = new(id, AnswerReader.Mismatch(fact, given));
            if (value is not null) read.Add(id, value);
        }
        return read;
    }

    /// <returns>The session; null when the document speaks of none.</returns>
    internal SessionSoFar? Session(Dictionary<string, JsonElement> root)
    {
        if (!Present(root, "session", out var json)) return null;
        var members = Members(json, "session", "phase", "facts");
        if (json.ValueKind != JsonValueKind.Object) return null;
        return new(Phase(members), Facts(members, "facts", "session.facts", FactOrigin.Session, required: true));
    }

    private SessionPhase Phase(Dictionary<string, JsonElement> session)
    {
        if (!Present(session, "phase", out var json)) return SessionPhase.Plan;
        if (JsonText.Read(json) is { } code && Codes.Find<SessionPhase>(code) is { } phase) return phase;
        Refuse("session.phase", $"must be one of {string.Join(", ", Codes.All<SessionPhase>())}");
        return SessionPhase.Plan;
    }

    /// <summary>Null and absent mean the same.</summary>
    private static bool Present(Dictionary<string, JsonElement> members, string name, out JsonElement json) =>
        members.TryGetValue(name, out json) && json.ValueKind != JsonValueKind.Null;

    private static string Word(FactOrigin origin) => origin switch
    {
        FactOrigin.Session => "session fact",
        FactOrigin.FollowUp => "follow-up question or fact",
        _ => "screening question",
    };

    private void Refuse(string field, string reason)
    {
        if (faults.Count < MostFaults) faults.Add(new(field, reason));
    }
}
