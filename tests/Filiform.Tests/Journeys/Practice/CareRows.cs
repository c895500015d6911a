using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Practice;

/// <summary>Rows of other rooms that the day board reads, written without those rooms.</summary>
internal static class CareRows
{
    public static Task<Id<Screening>> Screening(this TestClinic clinic, Id<Patient> patient, string? disposition, int daysAgo, string status = "completed") => clinic.Do(async work =>
    {
        var (id, at) = (work.NewId<Screening>(), work.Now - Duration.FromDays(daysAgo));
        await work.Execute("""
            insert into screening (id, clinic, patient, status, answers, disposition, knowledge_version, started_at, changed_at, completed_at, version)
            values (@id, @clinic, @patient, @status, 'sealed', @disposition, '2026.1', @at, @at, @completed, 1)
            """, new { id, patient, status, disposition, at, completed = status == "completed" ? at : (Instant?)null });
        return id;
    });

    public static Task<Id<Consent>> Consent(this TestClinic clinic, Id<Patient> patient, string decision) => clinic.Do(async work =>
    {
        var id = work.NewId<Consent>();
        await work.Execute("""
            insert into consent (id, clinic, patient, decision, template_version, language, text_hash, shown, evidence, evidence_hash, signature, signing_key, given_at)
            values (@id, @clinic, @patient, @decision, '1', 'en', 'h', 's', 'e', 'h', 's', 1, @Now)
            """, new { id, patient, decision, work.Now });
        return id;
    });

    public static Task<Id<Session>> Session(this TestClinic clinic, Id<Patient> patient, Id<Appointment> appointment, string status = "draft") => clinic.Do(async work =>
    {
        var (id, screening) = (work.NewId<Session>(), work.NewId<Screening>());
        await work.Execute("""
            insert into screening (id, clinic, patient, status, answers, knowledge_version, started_at, changed_at, version)
            values (@screening, @clinic, @patient, 'superseded', 'sealed', '2026.1', @Now, @Now, 1)
            """, new { screening, patient, work.Now });
        await work.Execute("""
            insert into session (id, clinic, patient, appointment, practitioner, screening, status, opened_at, signed_at, knowledge_version, version)
            values (@id, @clinic, @patient, @appointment, @Okafor, @screening, @status, @Now, @signed, '2026.1', 1)
            """, new { id, patient, appointment, clinic.Okafor, screening, status, work.Now, signed = status == "signed" ? work.Now : (Instant?)null });
        return id;
    });
}
