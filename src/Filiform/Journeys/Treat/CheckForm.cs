using System.Globalization;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Assess;

namespace Filiform.Journeys.Treat;

/// <summary>Reads the posted check: each field is named by its fact; a fact without a field stays as it is.</summary>
public static class CheckForm
{
    /// <summary>Names what stood on the form, so that a tick taken away is one, and not a silence.</summary>
    public const string Shown = "shown", TargetMuscle = "target-muscle", TargetSide = "target-side", AsUsual = "as-usual";

    /// <returns>By session fact, by checklist entry, and by question about the day.</returns>
    public static (ImmutableDictionary<string, Value> Facts, ImmutableDictionary<string, bool> Ticks, ImmutableDictionary<string, Value> Today) Read(
        SafetyKnowledge knowledge, IFormCollection form)
    {
        var (facts, today) = (ImmutableDictionary.CreateBuilder<string, Value>(), ImmutableDictionary.CreateBuilder<string, Value>());
        var ticks = ImmutableDictionary.CreateBuilder<string, bool>();
        foreach (var id in form[Shown].OfType<string>())
        {
            var texts = form[id].OfType<string>().Where(text => text.Length > 0).ToList();
            if (knowledge.Facts.Find(id) is { Origin: FactOrigin.Question } question) { if (texts.Count > 0) today[id] = texts[0] == "unsure" ? Value.Unsure : Read(question, texts); }
            else if (knowledge.Facts.Find(id) is not { } fact) ticks[id] = texts.Contains("true");
            else if (texts.Count > 0) facts[id] = Read(fact, texts);
            else if (fact.Type is AnswerType.Number or AnswerType.Multi) facts[id] = Value.Unsure;
        }
        return (facts.ToImmutable(), ticks.ToImmutable(), today.ToImmutable());
    }

    /// <summary>The muscles for today, a row each; an empty row is none.</summary>
    /// <returns>Null when the form holds no such rows.</returns>
    public static ImmutableArray<PlanTarget>? Targets(Func<string, string?> muscle, IFormCollection form)
    {
        if (!form.ContainsKey(TargetMuscle)) return null;
        return [.. form[TargetMuscle].Zip(form[TargetSide]).Where(row => !string.IsNullOrWhiteSpace(row.First))
            .Select(row => new PlanTarget(muscle(row.First!) ?? row.First!, row.Second ?? "")).Distinct()];
    }

    /// <returns>What nobody could have meant is <see cref="Value.Unreadable"/>, which the use case refuses at its field.</returns>
    private static Value Read(FactDefinition fact, List<string> texts) => fact.Type switch
    {
        AnswerType.Boolean => texts[0] switch { "true" => new Value.YesNo(true), "false" => new Value.YesNo(false), _ => Value.Unreadable },
        AnswerType.Number or AnswerType.Scale =>
            decimal.TryParse(texts[0].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? new Value.Number(amount) : Value.Unreadable,
        AnswerType.Choice => new Value.Option(texts[0]),
        AnswerType.Multi => new Value.Options([.. texts.Distinct()]),
        _ => Value.Unreadable,
    };
}
