using System.Text;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Sends the health form: every rule is asked, and the result is kept with the knowledge that made it. What was sent before is superseded.</summary>
public sealed class CompleteScreening(ClinicalContent content, HeldAnswers held) : IUseCase<CompleteScreening.Request, Id<Screening>>
{
    /// <param name="IsRight">The patient says that the answers are right, as far as they know.</param>
    /// <param name="Seen">Version of the draft whose answers were checked.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, bool IsRight, int Seen) : IAboutPatient;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Id<Screening>>> Handle(Request request, Work work)
    {
        if (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment) is not { } form) return Refusal.NotFound;
        if (!form.Visit.IsAhead) return Refusal.LinkClosed;

        // A second click on Send finds no draft any more, and that it was sent.
        if (form.Draft is not { } draft) return form.Sent is { } sent && sent.Appointment == request.Appointment ? sent.Id : Refusal.NotFound;
        if (form.State.Open.Count(id => form.State.Shown.Any(question => question.Id == id && question.Required)) is > 0 and var open)
            return Refusal.Blocked(new Reason("questions-open", null, open));
        if (!request.IsRight) return Refusal.Invalid(new Reason("confirm-answers", "right"));
        if (draft.Version != request.Seen) return Refusal.Stale;

        await work.Execute("update screening set status = 'superseded' where clinic = @clinic and patient = @Patient and status = 'completed'", new { request.Patient });
        return await Send(work, draft, form) ? draft.Id : Refusal.Stale;
    }

    private async Task<bool> Send(Work work, ScreeningRow draft, ScreeningForm form)
    {
        var result = Screen.Evaluate(content.Safety, form.Input);
        return await work.Execute("""
            update screening set status = 'completed', answers = @answers, held = @held, result = @result, disposition = @disposition,
                knowledge_version = @knowledge, changed_at = @Now, completed_at = @Now, version = version + 1
            where id = @Id and clinic = @clinic and patient = @Patient and status = 'draft' and version = @Version
            """, new
        {
            answers = Screenings.Seal(work, draft.Id, form.Answers),
            held = Screenings.Seal(work, draft.Id, form.Input.Held, Screenings.HeldBack), result = SealResult(work, draft.Id, result),
            disposition = result.Disposition.Code(), knowledge = result.KnowledgeVersion, work.Now, draft.Id, draft.Patient, draft.Version,
        }) == 1;
    }

    internal static string SealResult(Work work, Id<Screening> screening, ScreeningResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) ScreenDocument.Write(result, json);
        return work.Seal(Screenings.Result, screening.Value, Encoding.UTF8.GetString(bytes.ToArray()))!;
    }
}
