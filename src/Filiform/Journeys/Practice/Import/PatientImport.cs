using System.Text.Json;
using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Finds or registers one imported person, and takes over what their record says anew.</summary>
internal static class PatientImport
{
    private sealed record Known(Id<Patient> Id, string? Digest);

    public static async Task<Id<Patient>> Write(Work work, PersonEntry person, ImportTally tally)
    {
        var digest = Digest(work, person);
        var known = await work.QueryOne<Known>("""
            select p.id, i.digest from patient p left join record_import i on i.patient = p.id and i.clinic = @clinic
            where p.clinic = @clinic and p.identifier = @Identifier
            """, new { person.Identifier });
        if (known is null) return await Join(work, person, digest, tally);

        // What was corrected here since stays: only a record that says something new is taken over.
        if (known.Digest != digest)
        {
            if (await Change(work, known.Id, person.Details)) tally.Add("patient", changed: 1);
            await Remember(work, known.Id, digest);
        }

        return known.Id;
    }

    /// <summary>Somebody this clinic knows already by name, birth date and contact, or somebody new.</summary>
    private static async Task<Id<Patient>> Join(Work work, PersonEntry person, string digest, ImportTally tally)
    {
        var found = await Patients.Find(work, person.Details);
        var taken = found is { } same && await work.Execute(
            "update patient set identifier = @Identifier, version = version + 1 where id = @same and clinic = @clinic and identifier is null",
            new { same, person.Identifier }) == 1;
        var patient = taken ? found!.Value : await Patients.Register(work, person.Details);
        tally.Add("patient", added: taken ? 0 : 1, changed: taken ? 1 : 0);
        work.Changed("identifier");
        await Remember(work, patient, digest);
        return patient;
    }

    /// <summary>What the record leaves out is left alone.</summary>
    private static async Task<bool> Change(Work work, Id<Patient> patient, PatientDetails said)
    {
        var row = (await Patients.Read(work, patient))!;
        var wanted = row with
        {
            GivenName = said.GivenName, FamilyName = said.FamilyName, BirthDate = said.BirthDate,
            Email = said.Email ?? row.Email, Phone = said.Phone ?? row.Phone, Language = said.Language,
        };
        if (wanted == row) return false;

        var born = LocalDatePattern.Iso.Format(wanted.BirthDate);
        await work.Execute("""
            update patient set given_name = @GivenName, family_name = @FamilyName, search_text = @search, birth_date = @birthDate, birth_date_digest = @birthDateDigest,
                email = @email, email_digest = @emailDigest, phone = @phone, phone_digest = @phoneDigest, language = @Language, version = version + 1
            where id = @patient and clinic = @clinic
            """, new
        {
            patient, wanted.GivenName, wanted.FamilyName, search = Patients.SearchText(wanted.GivenName, wanted.FamilyName),
            birthDate = work.Seal("patient.birth_date", patient.Value, born), birthDateDigest = work.Digest("patient.birth_date", born),
            email = work.Seal("patient.email", patient.Value, wanted.Email), emailDigest = work.Digest("patient.email", Patients.NormalEmail(wanted.Email)),
            phone = work.Seal("patient.phone", patient.Value, wanted.Phone), phoneDigest = work.Digest("patient.phone", Patients.NormalPhone(wanted.Phone)),
            wanted.Language,
        });
        work.Changed("name", "birthDate", "email", "phone", "language");
        return true;
    }

    private static Task Remember(Work work, Id<Patient> patient, string digest) => work.Execute("""
        insert into record_import (patient, clinic, digest, imported_at) values (@patient, @clinic, @digest, @Now)
        on conflict (patient) do update set digest = excluded.digest, imported_at = excluded.imported_at
        """, new { patient, digest, work.Now });

    private static string Digest(Work work, PersonEntry person) => work.Digest("record_import.digest", JsonSerializer.Serialize(person.Details, Json.Options))!;
}
