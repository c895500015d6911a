using System.Globalization;
using System.Text.RegularExpressions;
using Filiform.Journeys.Practice;
using NodaTime.Text;

namespace Filiform.Journeys.Book;

/// <summary>What somebody typed about themselves, as they typed it, so that nothing is lost when it is not right yet.</summary>
/// <param name="BirthDate">ISO date as a program sends it; null when a person filled in the three fields.</param>
public sealed partial record PatientForm(
    string GivenName, string FamilyName, string Month, string Day, string Year, string Email, string Phone, string Language, string? BirthDate = null)
{
    private const int LongestName = 80, LongestEmail = 254, LongestPhone = 30;

    /// <param name="today">Nobody is born after it.</param>
    /// <returns>The details; or everything that is wrong with them, field by field.</returns>
    public (PatientDetails? Details, ImmutableArray<Reason> Faults) Read(LocalDate today)
    {
        ImmutableArray<Reason> faults =
        [
            .. Name(GivenName, "givenName"), .. Name(FamilyName, "familyName"), .. Born(today),
            .. Contact(), .. Mail(), .. Call(), .. Words.Languages.Contains(Language) ? [] : new[] { new Reason("choose-language", "language") },
        ];
        return faults.IsEmpty
            ? (new(Tidy(GivenName), Tidy(FamilyName), BirthDay()!.Value, Blank(Email), Blank(Phone), Language), [])
            : (null, faults);
    }

    private static IEnumerable<Reason> Name(string text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return new Reason("required", field);
        else if (text.Trim().Length > LongestName) yield return new Reason("too-long", field, LongestName);
        else if (!NameLetters().IsMatch(Tidy(text))) yield return new Reason("name-letters", field);
    }

    private IEnumerable<Reason> Born(LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(BirthDate ?? Month + Day + Year)) yield return new Reason("required", "birthDate");
        else if (BirthDay() is not { } day || day.Year < 1900) yield return new Reason("no-date", "birthDate");
        else if (day > today) yield return new Reason("date-ahead", "birthDate");
    }

    private IEnumerable<Reason> Contact() =>
        string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone) ? [new Reason("email-or-phone", "email")] : [];

    private IEnumerable<Reason> Mail()
    {
        if (string.IsNullOrWhiteSpace(Email)) yield break;
        if (Email.Trim().Length > LongestEmail) yield return new Reason("too-long", "email", LongestEmail);
        else if (!EmailAddress().IsMatch(Email.Trim())) yield return new Reason("no-email", "email");
    }

    private IEnumerable<Reason> Call()
    {
        if (string.IsNullOrWhiteSpace(Phone)) yield break;
        if (Phone.Trim().Length > LongestPhone) yield return new Reason("too-long", "phone", LongestPhone);
        else if (!IsPhone(Phone)) yield return new Reason("no-phone", "phone");
    }

    /// <summary>Whether somebody could call that number: with its area code, and no longer than numbers get.</summary>
    public static bool IsPhone(string text) => PhoneNumber().IsMatch(text.Trim()) && text.Count(char.IsAsciiDigit) is >= 10 and <= 15;

    private LocalDate? BirthDay()
    {
        if (BirthDate is not null) return LocalDatePattern.Iso.Parse(BirthDate) is { Success: true, Value: var day } ? day : null;
        return Number(Year, 4) is { } year && Number(Month, 2) is { } month && Number(Day, 2) is { } dayOfMonth
            && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= CalendarSystem.Iso.GetDaysInMonth(year, month)
                ? new LocalDate(year, month, dayOfMonth)
                : null;
    }

    private static int? Number(string text, int digits) =>
        text.Trim() is var trimmed && trimmed.Length <= digits && int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Tidy(string text) => Spaces().Replace(text.Trim(), " ").Normalize();

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Letters of any script, and what stands between them in names. No signs that turn text around, no markup, no pictures.</summary>
    [GeneratedRegex(@"^(?=.*\p{L})[\p{L}\p{M}\p{Nd} .,'’ʼ\-‐‑·]+\z", RegexOptions.None, 200)]
    private static partial Regex NameLetters();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z", RegexOptions.None, 200)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"^\+?[0-9 ().\-]+\z", RegexOptions.None, 200)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\s+", RegexOptions.None, 200)]
    private static partial Regex Spaces();
}
