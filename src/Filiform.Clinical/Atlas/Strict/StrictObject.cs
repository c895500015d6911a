using System.Text.Json;

namespace Filiform.Clinical.Strict;

/// <summary>One object of an input document. Nothing is guessed: an unknown, doubled, missing or wrong member is a fault.</summary>
/// <remarks>After a fault a getter answers a stand-in, so that all faults are found in one reading.</remarks>
public sealed class StrictObject
{
    private readonly JsonElement json;
    private readonly string path;
    private readonly List<InputFault> faults;

    private StrictObject(JsonElement json, string path, List<InputFault> faults, ReadOnlySpan<string> members)
    {
        (this.json, this.path, this.faults) = (json, path, faults);
        if (json.ValueKind != JsonValueKind.Object) Fault("", "must be an object");
        else CheckMembers(members);
    }

    /// <param name="members">Names that may stand in it.</param>
    /// <param name="read">May answer null where it has told a fault.</param>
    public static Reading<T> Read<T>(JsonElement root, ReadOnlySpan<string> members, Func<StrictObject, T?> read)
    {
        var faults = new List<InputFault>();
        var value = read(new StrictObject(root, "", faults, members));
        return faults.Count == 0 ? new Reading<T>(value, []) : new Reading<T>(default, [.. faults]);
    }

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The member as it stands; a fault and null when it is absent or null.</summary>
    public JsonElement? Needed(string name)
    {
        if (Has(name)) return json.GetProperty(name);
        Fault(name, "is missing");
        return null;
    }

    /// <param name="allowed">What is allowed, in words, such as <c>a number above 0</c>.</param>
    public double Number(string name, string allowed, Func<double, bool> ok) =>
        Needed(name) is { } value ? Number(value, name, allowed, ok) : 0;

    /// <returns>Null when the member is absent or null.</returns>
    public double? MaybeNumber(string name, string allowed, Func<double, bool> ok) =>
        Has(name) ? Number(json.GetProperty(name), name, allowed, ok) : null;

    public int Whole(string name, int least, int most) =>
        Needed(name) is { } value ? Whole(value, name, least, most) : least;

    /// <returns>Null when the member is absent or null.</returns>
    public int? MaybeWhole(string name, int least, int most) =>
        Has(name) ? Whole(json.GetProperty(name), name, least, most) : null;

    /// <returns>Null when the member is absent or null.</returns>
    public bool? MaybeBool(string name)
    {
        if (!Has(name)) return null;
        var value = json.GetProperty(name);
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Fault(name, "must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public string Code(string name, Func<string, bool> known, string allowed)
    {
        if (Needed(name) is not { } value) return "";
        if (value.ValueKind == JsonValueKind.String && known(value.GetString()!)) return value.GetString()!;
        Fault(name, $"must be {allowed}");
        return "";
    }

    /// <summary>The numbers of a list, one fault for each that is none.</summary>
    public ImmutableArray<double> Numbers(string name, string allowed, Func<double, bool> ok) =>
        [.. Items(name).Select((item, at) => Number(item, $"{name}[{at}]", allowed, ok))];

    public ImmutableArray<int> Wholes(string name, int least, int most) =>
        [.. Items(name).Select((item, at) => Whole(item, $"{name}[{at}]", least, most))];

    /// <summary>The numbers of a list, null where null stands.</summary>
    public ImmutableArray<double?> MaybeNumbers(string name, string allowed, Func<double, bool> ok) =>
        [.. Items(name).Select((item, at) => item.ValueKind == JsonValueKind.Null ? (double?)null : Number(item, $"{name}[{at}]", allowed, ok))];

    /// <summary>The objects of a list.</summary>
    public ImmutableArray<T> Objects<T>(string name, string[] members, Func<StrictObject, T> read) =>
        [.. Items(name).Select((item, at) => read(new StrictObject(item, $"{At(name)}[{at}]", faults, members)))];

    /// <returns>Null when the member is absent or null.</returns>
    public T? MaybeObject<T>(string name, string[] members, Func<StrictObject, T> read) where T : class =>
        Has(name) ? read(new StrictObject(json.GetProperty(name), At(name), faults, members)) : null;

    public ImmutableArray<JsonElement> Items(string name)
    {
        if (Needed(name) is not { } list) return [];
        if (list.ValueKind == JsonValueKind.Array) return [.. list.EnumerateArray()];
        Fault(name, "must be a list");
        return [];
    }

    public void Fault(string name, string message) => faults.Add(new InputFault(At(name), message));

    private string At(string name) => (path, name) switch
    {
        ("", "") => "(document)",
        ("", _) => name,
        (_, "") => path,
        _ => $"{path}.{name}",
    };

    private double Number(JsonElement value, string name, string allowed, Func<double, bool> ok)
    {
        // 1e999 parses to infinity, which no formula here survives.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) && ok(number)) return number;
        Fault(name, $"must be {allowed}");
        return 0;
    }

    private int Whole(JsonElement value, string name, int least, int most)
    {
        if (WholeNumber.Of(value) is { } number && number >= least && number <= most) return number;
        Fault(name, FormattableString.Invariant($"must be a whole number {least} to {most}"));
        return least;
    }

    private void CheckMembers(ReadOnlySpan<string> members)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!members.Contains(member.Name)) Fault(member.Name, $"is no member here; allowed: {string.Join(", ", members.ToArray())}");
            else if (!seen.Add(member.Name)) Fault(member.Name, "stands twice");
        }
    }
}
