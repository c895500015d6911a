using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Consenting;

/// <summary>The two questions of the form that the consent step answers.</summary>
internal static class ConsentAnswers
{
    public const string Understood = "q-consent-understood", Given = "q-consent-given";

    /// <summary>
    /// Writes them into the screening that speaks for the patient and asks the rules again. The screening stays the same one: what a
    /// clinician decided on it still belongs to it, and its day is the day the health questions were sent.
    /// </summary>
    /// <param name="understood">Null leaves it as it was.</param>
    public static async Task Record(Work work, ClinicalContent content, VisitToPrepare visit, ScreeningRow screening, bool? understood, bool given)
    {
        var answers = screening.Answers.SetItem(Given, new Value.YesNo(given));
        if (understood is { } known) answers = answers.SetItem(Understood, new Value.YesNo(known));

        var result = Screen.Evaluate(content.Safety, new(visit.DayOf(work.Now), answers) { Held = screening.Held });
        await work.Execute("""
            update screening set answers = @answers, result = @result, disposition = @disposition, knowledge_version = @knowledge, changed_at = @Now,
                version = version + 1
            where id = @Id and clinic = @clinic and patient = @Patient and status = 'completed'
            """, new
        {
            answers = Screenings.Seal(work, screening.Id, answers), result = CompleteScreening.SealResult(work, screening.Id, result),
            disposition = result.Disposition.Code(), knowledge = result.KnowledgeVersion, work.Now, screening.Id, screening.Patient,
        });
        work.Changed(Given);
    }
}
