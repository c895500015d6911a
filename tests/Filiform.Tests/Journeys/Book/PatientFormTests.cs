using Filiform.Journeys.Book;

namespace Filiform.Tests.Journeys.Book;

public sealed class PatientFormTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly PatientForm Right = new("Maribel", "Ortega", "4", "2", "1980", "maribel@example.org", "", "en");

    [Theory]
    [InlineData("María José")]
    [InlineData("O’Brien")]
    [InlineData("d'Angelo-Smith Jr.")]
    [InlineData("مريم")]
    [InlineData("שרה")]
    [InlineData("李 小龙")]
    [InlineData("Nguyễn")]
    public void Takes_every_persons_name(string name) =>
        Assert.Equal(name.Normalize(), (Right with { GivenName = $"  {name} " }).Read(Today).Details!.GivenName);

    [Theory]
    [InlineData("Maribel 😀", "name-letters")]
    [InlineData("<b>Maribel</b>", "name-letters")]
    [InlineData("Mari\u202Ebel", "name-letters")]
    [InlineData("Mari\0bel", "name-letters")]
    [InlineData("=HYPERLINK(1)", "name-letters")]
    [InlineData("42", "name-letters")]
    [InlineData("   ", "required")]
    public void Refuses_what_is_no_name(string name, string reason) =>
        Assert.Equal((reason, "givenName"), Only(Right with { GivenName = name }));

    [Fact]
    public void Refuses_a_megabyte_quickly()
    {
        var megabyte = new string('a', 1_000_000);

        var faults = (Right with { GivenName = megabyte, FamilyName = megabyte, Email = megabyte, Phone = megabyte, Year = megabyte }).Read(Today).Faults;

        Assert.Equal(["too-long", "too-long", "no-date", "too-long", "too-long"], faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("2", "29", "1980", null)]
    [InlineData("2", "29", "1981", "no-date")]
    [InlineData("13", "1", "1980", "no-date")]
    [InlineData("4", "2", "80", "no-date")]
    [InlineData("4", "2", "1899", "no-date")]
    [InlineData("-4", "2", "1980", "no-date")]
    [InlineData("٤", "2", "1980", "no-date")]
    [InlineData("11", "24", "2026", "date-ahead")]
    [InlineData("", "", "", "required")]
    public void Reads_a_birth_date(string month, string day, string year, string? reason) =>
        Assert.Equal(reason, (Right with { Month = month, Day = day, Year = year }).Read(Today).Faults.Select(fault => fault.Code).SingleOrDefault());

    [Theory]
    [InlineData("maribel@example", "no-email")]
    [InlineData("maribel example.org", "no-email")]
    [InlineData("a@b.c\r\nBcc: all@example.org", "no-email")]
    [InlineData("", "email-or-phone")]
    public void Refuses_what_mail_cannot_reach(string email, string reason) => Assert.Equal((reason, "email"), Only(Right with { Email = email }));

    [Theory]
    [InlineData("(520) 555-0142", null)]
    [InlineData("+1 520 555 0142", null)]
    [InlineData("555-0142", "no-phone")]
    [InlineData("call me", "no-phone")]
    public void Reads_a_phone_number(string phone, string? reason) =>
        Assert.Equal(reason, (Right with { Email = "", Phone = phone }).Read(Today).Faults.Select(fault => fault.Code).SingleOrDefault());

    private static (string, string?) Only(PatientForm form)
    {
        var (details, faults) = form.Read(Today);
        Assert.Null(details);
        var fault = Assert.Single(faults);
        return (fault.Code, fault.Field);
    }
}
