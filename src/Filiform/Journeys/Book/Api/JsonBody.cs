using System.Security.Cryptography;
using System.Text.Json;
using NodaTime.Text;

namespace Filiform.Journeys.Book.Api;

/// <summary>One object of a request's body. Every fault is gathered, each with the member it concerns; a member that is not named is refused.</summary>
public sealed class JsonBody
{
    private readonly JsonElement json;
    private readonly string path;
    private readonly List<Reason> faults;

    private JsonBody(JsonElement json, string path, List<Reason> faults, byte[]? bytes = null) =>
        (this.json, this.path, this.faults, Digest) = (json, path, faults, Convert.ToHexStringLower(SHA256.HashData(bytes ?? [])));

    /// <summary>Tells one body from another.</summary>
    public string Digest { get; }

    public ImmutableArray<Reason> Faults => [.. faults];

    public static async Task<JsonBody> Read(HttpRequest request, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, stop);
        var bytes = copy.ToArray();
        try
        {
            using var document = JsonDocument.Parse(bytes, Options(allowTwice: true));
            // Before anything looks for a member by name: what is no text can be neither read nor compared.
            if (JsonText.FirstThatIsNone(document.RootElement) is { } field) return new(default, "", [new("not-text", field)], bytes);

            using var strict = JsonDocument.Parse(bytes, Options(allowTwice: false));
            if (strict.RootElement.ValueKind == JsonValueKind.Object) return new(strict.RootElement.Clone(), "", [], bytes);
        }
        catch (JsonException) { /* said below, without repeating what was sent */ }

        return new(default, "", [new("not-json")], bytes);
    }

    private static JsonDocumentOptions Options(bool allowTwice) => new() { MaxDepth = 64, AllowDuplicateProperties = allowTwice };

    public void Only(params ReadOnlySpan<string> members)
    {
        if (json.ValueKind != JsonValueKind.Object) return;
        foreach (var member in json.EnumerateObject())
            if (!members.Contains(member.Name)) faults.Add(new Reason("unknown-field", path + member.Name, string.Join(", ", members)));
    }

    public JsonBody Object(string member)
    {
        if (Found(member, required: true) is { } value)
        {
            if (value.ValueKind == JsonValueKind.Object) return new(value, $"{path}{member}.", faults);
            faults.Add(new Reason("must-be-object", path + member));
        }

        return new(default, $"{path}{member}.", faults);
    }

    /// <returns>The text; empty after a fault.</returns>
    public string Text(string member) => Text(member, required: true);

    /// <returns>The text; empty when it is absent or null.</returns>
    public string Maybe(string member) => Text(member, required: false);

    public Instant Instant(string member)
    {
        var text = Text(member);
        if (text.Length == 0) return default;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 2200 } time }) return time.ToInstant();
        faults.Add(new Reason("no-instant", path + member));
        return default;
    }

    private string Text(string member, bool required)
    {
        if (Found(member, required) is not { } value) return "";
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
        faults.Add(new Reason("must-be-text", path + member));
        return "";
    }

    private JsonElement? Found(string member, bool required)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        if (json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        if (required) faults.Add(new Reason("required", path + member));
        return null;
    }
}
