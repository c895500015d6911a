using System.Reflection;
using System.Text.Json;
using Filiform.Clinical.Rules;

namespace Filiform.Journeys.Treat;

/// <summary>What is routine about the room and the equipment, with its usual answer (<c>knowledge/follow-up/routine-checks.json</c>).</summary>
public static class RoutineChecks
{
    /// <summary>By session fact id.</summary>
    public static readonly ImmutableDictionary<string, Value> Usual = Load();

    private static ImmutableDictionary<string, Value> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("routine-checks.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("usual").EnumerateObject().ToImmutableDictionary(each => each.Name, each => (Value)new Value.YesNo(each.Value.GetBoolean()));
    }
}
