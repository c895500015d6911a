namespace Filiform.Journeys.Practice;

/// <summary>What a person typed into the form just sent, so that a page shown again loses nothing.</summary>
public sealed class Typed(HttpRequest request)
{
    private readonly bool posted = request.HasFormContentType;

    /// <returns>The trimmed text; null when it is empty or was not sent.</returns>
    public string? this[string field] => posted && request.Form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    public ImmutableArray<string> All(string field) => posted ? [.. request.Form[field].OfType<string>()] : [];

    public ImmutableArray<Id<T>> Ids<T>(string field) =>
        [.. All(field).Select(Parse<T>).OfType<Id<T>>()];

    public Id<T>? Id<T>(string field) => Parse<T>(this[field]);

    public LocalDate? Day(string field) => ClinicDays.Parse(this[field]);

    public LocalTime? Time(string field) => ClinicDays.ParseTime(this[field]);

    /// <summary>Every field that was sent, to send it again after a question; without its token and its answers so far.</summary>
    public IEnumerable<(string Name, string Value)> Again() => !posted ? [] :
        from field in request.Form
        where field.Key is not ("__RequestVerificationToken" or "key" or "accepted")
        from value in field.Value
        select (field.Key, value ?? "");

    private static Id<T>? Parse<T>(string? text) => Pipeline.Id<T>.TryParse(text, null, out var id) ? id : null;
}
