using System.Globalization;
using System.Text;
using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Practice;

/// <summary>A person in the care of one clinic, as the journeys read it: contact and birth date opened.</summary>
/// <param name="Number">The clinic's own record number.</param>
/// <param name="Language">Two-letter code of the language they want to be spoken to in.</param>
public sealed record PatientRow(
    Id<Patient> Id, string Number, string GivenName, string FamilyName, LocalDate BirthDate, string? Email, string? Phone, string Language, int Version)
{
    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>Completed years on a day.</summary>
    public int AgeOn(LocalDate day) => Period.Between(BirthDate, day, PeriodUnits.Years).Years;
}

/// <summary>Details given for a new patient; not yet checked against those we know.</summary>
public sealed record PatientDetails(string GivenName, string FamilyName, LocalDate BirthDate, string? Email, string? Phone, string Language, string? Identifier = null);

public static class Patients
{
    private sealed record Sealed(
        Id<Patient> Id, string Number, string GivenName, string FamilyName, string BirthDate, string? Email, string? Phone, string Language, int Version);

    private const string Columns = "id, number, given_name, family_name, birth_date, email, phone, language, version";

    public static async Task<PatientRow?> Read(Work work, Id<Patient> patient) =>
        await work.QueryOne<Sealed>($"select {Columns} from patient where id = @patient and clinic = @clinic", new { patient }) is { } row ? Open(work, row) : null;

    /// <returns>The patient of this clinic with that name, birth date and e-mail or phone; null when nobody or more than one fits.</returns>
    public static async Task<Id<Patient>?> Find(Work work, PatientDetails details)
    {
        var found = await work.Query<Id<Patient>>("""
            select id from patient where clinic = @clinic and active = true and search_text = @name and birth_date_digest = @born
              and (email_digest = @email or phone_digest = @phone)
            """, new
        {
            name = SearchText(details.GivenName, details.FamilyName),
            born = work.Digest("patient.birth_date", LocalDatePattern.Iso.Format(details.BirthDate)),
            email = work.Digest("patient.email", NormalEmail(details.Email)),
            phone = work.Digest("patient.phone", NormalPhone(details.Phone)),
        });
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>Writes a new patient with the next record number of the clinic.</summary>
    public static Task<Id<Patient>> Register(Work work, PatientDetails details)
    {
        var id = work.NewId<Patient>();
        var born = LocalDatePattern.Iso.Format(details.BirthDate);
        work.Insert("""
            insert into patient (id, clinic, number, given_name, family_name, search_text, birth_date, birth_date_digest, email, email_digest,
                                 phone, phone_digest, language, identifier, active, created_at, version)
            """,
            [
                id, work.Clinic, NumberOf(id), details.GivenName, details.FamilyName, SearchText(details.GivenName, details.FamilyName),
                work.Seal("patient.birth_date", id.Value, born), work.Digest("patient.birth_date", born),
                work.Seal("patient.email", id.Value, details.Email), work.Digest("patient.email", NormalEmail(details.Email)),
                work.Seal("patient.phone", id.Value, details.Phone), work.Digest("patient.phone", NormalPhone(details.Phone)),
                details.Language, details.Identifier, true, work.Now, 1,
            ]);
        return Task.FromResult(id);
    }

    /// <returns>False when the patient is not as that version says any more; nothing is changed then.</returns>
    public static async Task<bool> Change(Work work, Id<Patient> patient, int version, PatientDetails details)
    {
        var born = LocalDatePattern.Iso.Format(details.BirthDate);
        return await work.Execute("""
            update patient set given_name = @GivenName, family_name = @FamilyName, search_text = @search, birth_date = @birthDate, birth_date_digest = @birthDateDigest,
                   email = @email, email_digest = @emailDigest, phone = @phone, phone_digest = @phoneDigest, language = @Language, version = version + 1
            where id = @patient and clinic = @clinic and version = @version
            """, new
        {
            patient, version, details.GivenName, details.FamilyName, search = SearchText(details.GivenName, details.FamilyName),
            birthDate = work.Seal("patient.birth_date", patient.Value, born), birthDateDigest = work.Digest("patient.birth_date", born),
            email = work.Seal("patient.email", patient.Value, details.Email), emailDigest = work.Digest("patient.email", NormalEmail(details.Email)),
            phone = work.Seal("patient.phone", patient.Value, details.Phone), phoneDigest = work.Digest("patient.phone", NormalPhone(details.Phone)),
            details.Language,
        }) == 1;
    }

    /// <summary>Whether this is the birth date on file.</summary>
    public static Task<bool> WasBornOn(Work work, Id<Patient> patient, LocalDate day) => work.Exists(
        "select 1 from patient where id = @patient and clinic = @clinic and birth_date_digest = @born",
        new { patient, born = work.Digest("patient.birth_date", LocalDatePattern.Iso.Format(day)) });

    /// <summary>Lower case without accents, family name first: what a search compares.</summary>
    public static string SearchText(params ReadOnlySpan<string> givenAndFamily)
    {
        var parts = givenAndFamily.ToArray().Reverse();
        var plain = string.Join(' ', parts).Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(plain).Normalize(NormalizationForm.FormC).Trim().ToLowerInvariant();
    }

    private static PatientRow Open(Work work, Sealed row) => new(
        row.Id, row.Number, row.GivenName, row.FamilyName, LocalDatePattern.Iso.Parse(work.Open("patient.birth_date", row.Id.Value, row.BirthDate)!).Value,
        work.Open("patient.email", row.Id.Value, row.Email), work.Open("patient.phone", row.Id.Value, row.Phone), row.Language, row.Version);

    /// <summary>Short enough to read aloud, and unlike any other: the random end of the id, in Crockford's letters.</summary>
    private static string NumberOf(Id<Patient> id)
    {
        const string letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var bytes = id.Value.ToByteArray(bigEndian: true).AsSpan(8);
        var number = new char[9];
        for (var at = 0; at < 8; at++) number[at < 4 ? at : at + 1] = letters[bytes[at] % 32];
        number[4] = '-';
        return new string(number);
    }

    internal static string? NormalEmail(string? email) => email?.Trim().ToLowerInvariant();

    internal static string? NormalPhone(string? phone) => phone is null ? null : string.Concat(phone.Where(char.IsAsciiDigit)) is { Length: > 0 } digits
        ? digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits
        : null;
}
