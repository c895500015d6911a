using Filiform.Clinical.Rules;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Writes the one draft of a visit.</summary>
internal static class Drafts
{
    /// <returns>False when another browser wrote first; read again and decide anew.</returns>
    public static async Task<bool> Write(Work work, ClinicalContent content, ScreeningForm form, ImmutableDictionary<string, Value> answers)
    {
        if (form.Draft is not { } draft) return await Begin(work, content, form, answers);

        return await work.Execute("""
            update screening set answers = @sealedAnswers, knowledge_version = @knowledge, changed_at = @Now, version = version + 1
            where id = @Id and clinic = @clinic and patient = @Patient and status = 'draft' and version = @Version
            """, new
        {
            sealedAnswers = Screenings.Seal(work, draft.Id, answers), knowledge = content.Safety.Version, work.Now, draft.Id, draft.Patient, draft.Version,
        }) == 1;
    }

    private static async Task<bool> Begin(Work work, ClinicalContent content, ScreeningForm form, ImmutableDictionary<string, Value> answers)
    {
        var id = work.NewId<Screening>();
        return await work.Execute("""
            insert into screening (id, clinic, patient, appointment, status, answers, knowledge_version, started_at, changed_at, version)
            values (@id, @clinic, @patient, @appointment, 'draft', @sealedAnswers, @knowledge, @Now, @Now, 1) on conflict do nothing
            """, new
        {
            id, patient = form.Visit.Patient.Id, appointment = form.Visit.Appointment.Id, sealedAnswers = Screenings.Seal(work, id, answers),
            knowledge = content.Safety.Version, work.Now,
        }) == 1;
    }
}
