using System.Text.RegularExpressions;

namespace Filiform.Journeys.Practice.Register;

/// <summary>What the desk writes about a patient, not yet checked; null where nothing was typed.</summary>
public sealed partial record PatientFields(string? GivenName, string? FamilyName, LocalDate? BirthDate, string? Email, string? Phone, string? Language)
{
    public const int LongestName = 100, LongestEmail = 254, LongestPhone = 30;

    /// <summary>Nobody who comes to us was born before.</summary>
    private static readonly LocalDate Earliest = new(1900, 1, 1);

    /// <summary>All that is wrong; empty when <see cref="Details"/> may be used.</summary>
    public ImmutableArray<Reason> Reasons(LocalDate today) =>
    [
        .. Name(GivenName, "given"), .. Name(FamilyName, "family"),
        .. BirthDate is null ? [new Reason("date-unreadable", "born")] : Reason.When(BirthDate > today, "date-in-future", "born"),
        .. Reason.When(BirthDate < Earliest, "date-too-early", "born"),
        .. Reason.When(Email?.Length > LongestEmail, "too-long", "email", LongestEmail), .. Reason.When(Email is not null && !Mail().IsMatch(Email), "contact-email", "email"),
        .. Reason.When(Phone?.Length > LongestPhone, "too-long", "phone", LongestPhone), .. Reason.When(Phone is not null && !Telephone().IsMatch(Phone), "contact-phone", "phone"),
        .. Reason.When(Language is null || !Words.Languages.Contains(Language), "required", "language"),
    ];

    public PatientDetails Details => new(GivenName!, FamilyName!, BirthDate!.Value, Email, Phone, Language!);

    private static IEnumerable<Reason> Name(string? name, string field) =>
        name is null ? [new("required", field)] : Reason.When(name.Length > LongestName, "too-long", field, LongestName);

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>""]+\.[^\s@<>"".]+$", RegexOptions.None, 100)]
    private static partial Regex Mail();

    /// <summary>Seven to fifteen digits, as the world writes them.</summary>
    [GeneratedRegex(@"^\+?(?:[\s().-]*\d){7,15}[\s.]*$", RegexOptions.None, 100)]
    private static partial Regex Telephone();
}
