using System.Globalization;
using System.Text.RegularExpressions;
using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Register;

/// <summary>What one line of text may mean: a date of birth, an e-mail address, a telephone number, a record number or the beginnings of names.</summary>
internal static partial class PatientQuery
{
    /// <summary>More words than a name has say nothing more.</summary>
    private const int MostWords = 6;

    private static readonly ImmutableArray<LocalDatePattern> Dates =
        [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("M/d/uuuu"), LocalDatePattern.CreateWithInvariantCulture("M-d-uuuu")];

    /// <returns>A condition over the rows of <c>patient</c>, and its values. What is kept encrypted is found by its digest.</returns>
    public static (string Condition, Dictionary<string, object> Values) Read(Work work, string text)
    {
        if (Dates.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success) is { } day)
            return ("birth_date_digest = @born", new() { ["born"] = work.Digest("patient.birth_date", LocalDatePattern.Iso.Format(day.Value))! });
        if (text.Contains('@', StringComparison.Ordinal))
            return ("email_digest = @email", new() { ["email"] = work.Digest("patient.email", Patients.NormalEmail(text))! });
        if (Telephone().IsMatch(text) && text.Count(char.IsAsciiDigit) >= 7)
            return ("phone_digest = @phone", new() { ["phone"] = work.Digest("patient.phone", Patients.NormalPhone(text))! });
        return Named(text);
    }

    private static (string, Dictionary<string, object>) Named(string text)
    {
        var values = new Dictionary<string, object> { ["number"] = Number(text) };
        var names = new List<string>();
        foreach (var word in Patients.SearchText(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var at = names.Count.ToString(CultureInfo.InvariantCulture);
            var start = word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
            (values["first" + at], values["later" + at]) = (start, "% " + start);
            names.Add($"(search_text like @first{at} escape '!' or search_text like @later{at} escape '!')");
        }

        return names.Count == 0 ? ("number like @number", values) : ($"(number like @number or ({string.Join(" and ", names)}))", values);
    }

    /// <summary>A record number as it is kept, or half of it and more, however it was read aloud and typed.</summary>
    private static string Number(string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length is >= 4 and <= 8 ? $"{letters[..4]}-{letters[4..]}%" : "";
    }

    [GeneratedRegex(@"^[\d\s().+-]+$")]
    private static partial Regex Telephone();
}
