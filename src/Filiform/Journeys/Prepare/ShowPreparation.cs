using Filiform.Clinical.Instruments;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare.Function;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Prepare.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare;

/// <summary>The hub of the preparation: what is done, what is open, when the visit is, what happens next.</summary>
public sealed class ShowPreparation(ClinicalContent content, HeldAnswers held) : IUseCase<ShowPreparation.Request, ShowPreparation.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment) : IAboutPatient;

    /// <param name="Today">On the clinic's clock.</param>
    /// <param name="Form">The health questions as they stand.</param>
    /// <param name="Sent">What the health answers mean; null while there are none for this visit.</param>
    /// <param name="Urgent">What must be read before anything else.</param>
    /// <param name="Consent">The newest answer to the consent; null before any.</param>
    public sealed record View(
        VisitToPrepare Visit, LocalDate Today, ScreeningForm Form, SentScreening? Sent, ImmutableArray<Rule> Urgent, DrawingRow? Drawing, OutcomeRow? Function,
        ConsentRow? Consent)
    {
        /// <summary>Questionnaires that this visit asks for beside pain and activities. They are worth having and hold up nothing.</summary>
        public ImmutableArray<AskedInstrument> Instruments { get; init; } = [];

        public int DaysLeft => Period.Between(Today, Visit.Day, PeriodUnits.Days).Days;

        public bool HealthDone => Form.Draft is null && Sent is not null;

        /// <summary>It knows the newest health answers, and stands.</summary>
        public bool ConsentDone => Consent?.IsCurrentWith(Sent?.Row) == true;

        /// <summary>They said no, and have not changed it since: an answer like any other.</summary>
        public bool ConsentRefused => Consent is { Decision: "refused" } && !(Consent.GivenAt < Sent?.Row.CompletedAt);

        public bool AllDone => HealthDone && Drawing is not null && Function is not null && (ConsentDone || ConsentRefused);
    }

    public Permission Permission => Permission.Prepare;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await ScreeningForm.Open(work, content, held, request.Patient, request.Appointment) is not { } form) return Refusal.NotFound;

        var sent = SentScreening.For(content.Safety, form.Visit, form.Sent);
        var urgent = form.Draft is null ? sent?.Urgent ?? [] : Urgent.In(Clinical.Screening.Screen.Evaluate(content.Safety, form.Input));
        var function = (await Outcomes.Of(work, request.Patient)).LastOrDefault(row => row.Instrument == InstrumentCatalogue.Activities && row.Appointment == request.Appointment);
        return new View(
            form.Visit, form.Today, form, sent, urgent, await Drawings.For(work, request.Patient, request.Appointment), function,
            (await Consents.Of(work, request.Patient)).FirstOrDefault())
        {
            Instruments = await AskedInstruments.Of(work, content, form.Visit),
        };
    }
}
