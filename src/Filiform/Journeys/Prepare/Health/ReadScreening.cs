using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>Shows a patient their own health form: the questions, the answers, and what they already mean.</summary>
public sealed class ReadScreening(ClinicalContent content, HeldAnswers held) : IUseCase<ReadScreening.Request, ReadScreening.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Urgent">What must be read before anything else.</param>
    /// <param name="Sent">What the form that was sent means; null when none was sent, or it is too old for this visit.</param>
    public sealed record View(ScreeningForm Form, ImmutableArray<Rule> Urgent, SentScreening? Sent);

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment) is not { } form) return Refusal.NotFound;

        var sent = SentScreening.For(content.Safety, form.Visit, form.Sent);
        // Before the first answer nothing was said for this visit; what is held from earlier alarms nobody.
        var urgent = form.Draft is null ? sent?.Urgent ?? [] : Health.Urgent.In(Screen.Evaluate(content.Safety, form.Input));
        return new View(form, urgent, sent);
    }
}
