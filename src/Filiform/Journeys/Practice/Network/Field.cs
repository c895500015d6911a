using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Network;

/// <summary>A value of a document from outside that knows where it stands. Nothing is guessed and nothing is passed over.</summary>
/// <remarks>After a fault a getter answers a stand-in, so that one reading finds every fault; whoever reads looks at the faults first.</remarks>
public sealed partial class Field
{
    private readonly Field? parent;
    private readonly string name;
    private readonly JsonElement? json;
    private readonly List<InputFault> faults;

    private Field(Field? parent, string name, JsonElement? json, List<InputFault> faults) =>
        (this.parent, this.name, this.json, this.faults) = (parent, name, json, faults);

    public static Field Root(JsonElement json, List<InputFault> faults) => new(null, "", json, faults);

    /// <summary>Where it stands, such as <c>clinics[2].zone</c>.</summary>
    public string Path => parent is null || parent.Path.Length == 0 ? name : name[0] == '[' ? parent.Path + name : $"{parent.Path}.{name}";

    /// <summary>The member of that name; a fault when it is absent or null.</summary>
    public Field this[string member]
    {
        get
        {
            if (Maybe(member) is { } there) return there;
            var missing = new Field(this, member, null, faults);
            if (json?.ValueKind == JsonValueKind.Object) missing.Fault("is missing");
            return missing;
        }
    }

    /// <returns>The member; null when it is absent or null.</returns>
    public Field? Maybe(string member) =>
        json is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null
            ? new(this, member, value, faults) : null;

    /// <summary>Refuses everything that is no object, and every member not named.</summary>
    public Field Only(params ReadOnlySpan<string> members)
    {
        if (json is not { } value) return this;
        if (value.ValueKind != JsonValueKind.Object) Fault("must be an object");
        else
            foreach (var member in value.EnumerateObject())
                if (!members.Contains(member.Name))
                    new Field(this, member.Name, null, faults).Fault($"is not known here; allowed: {string.Join(", ", members)}");
        return this;
    }

    /// <summary>Reads every item of a list of at least that many.</summary>
    public ImmutableArray<T> Each<T>(Func<Field, T> read, int least = 0)
    {
        if (json is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < least)
        {
            Fault(least == 0 ? "must be a list" : $"must be a list of {least} or more");
            return [];
        }
        return [.. value.EnumerateArray().Select((item, at) => read(new(this, $"[{at}]", item, faults)))];
    }

    /// <summary>A text that is not blank.</summary>
    public string Text(int most = 200)
    {
        if (json is not { } value) return "";
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= most && !string.IsNullOrWhiteSpace(text)) return text;
        Fault($"must be a text of 1 to {most} characters");
        return "";
    }

    /// <param name="parse">Null for a text that is none.</param>
    /// <param name="allowed">What is allowed, in words.</param>
    public T Parsed<T>(Func<string, T?> parse, string allowed) where T : struct
    {
        if (json is not { } value) return default;
        if (value.ValueKind == JsonValueKind.String && parse(value.GetString()!) is { } parsed) return parsed;
        Fault($"must be {allowed}");
        return default;
    }

    public string Code(Func<string, bool> known, string allowed)
    {
        if (json is not { } value) return "";
        if (value.ValueKind == JsonValueKind.String && known(value.GetString()!)) return value.GetString()!;
        Fault($"must be {allowed}");
        return "";
    }

    /// <summary>An id: lower-case words joined by hyphens.</summary>
    public string Slug() => Code(text => text.Length <= 64 && KebabCase().IsMatch(text), "lower-case letters and digits joined by hyphens, at most 64");

    public int Whole(int least, int most)
    {
        if (json is not { } value) return least;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && least <= number && number <= most) return number;
        Fault($"must be a whole number from {least} to {most}");
        return least;
    }

    public double Number(double least, double most)
    {
        if (json is not { } value) return least;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && least <= number && number <= most) return number;
        Fault(FormattableString.Invariant($"must be a number from {least} to {most}"));
        return least;
    }

    public bool Bool()
    {
        if (json is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Fault("must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A date a clinic may mean. Far ones are slips of the pen, and would run off the end of the calendar.</summary>
    public LocalDate Date() => Parsed<LocalDate>(
        text => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 2200 } date } ? date : null,
        "a date such as 2026-03-08, from 1900 to 2199");

    public Instant Instant() => Parsed<Instant>(
        text => OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 2200 } time } ? time.ToInstant() : null,
        "a time with its offset, such as 2026-03-08T09:00:00-07:00 or 2026-03-08T16:00:00Z");

    public void Fault(string message) => faults.Add(new(Path, message));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
