using System.Reflection;
using System.Text.Json;

namespace Filiform.Bench;

/// <summary>The inputs that the contract prints.</summary>
internal static class Example
{
    /// <param name="name">Such as <c>screen</c>.</param>
    public static JsonElement Input(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("input").Clone();
    }
}
