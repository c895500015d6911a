using Filiform.Clinical.Instruments;
using Filiform.Journeys.Book;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>What a therapist needs to enter a score: the form, the visit it may belong to, and what was scored before.</summary>
public sealed class ReadScoreForm(ClinicalContent content) : IUseCase<ReadScoreForm.Request, ReadScoreForm.View>
{
    public sealed record Request(Id<Patient> Patient, string Instrument) : IAboutPatient;

    /// <param name="Visits">Today's that were not called off, in order.</param>
    /// <param name="History">Without scores when there are none yet.</param>
    public sealed record View(PatientRow Patient, ClinicRow Clinic, Instrument Instrument, ImmutableArray<AppointmentRow> Visits, ScoreHistory History)
    {
        /// <summary>Whatever was kept last; null before anything was.</summary>
        public OutcomeRow? Newest => History.Scores.LastOrDefault()?.Row;

        /// <summary>On the clinic's clock.</summary>
        public required LocalDate Today { get; init; }

        /// <summary>Scores of this instrument that were entered in error.</summary>
        public ImmutableArray<WithdrawnOutcome> Withdrawn { get; init; } = [];
    }

    public Permission Permission => Permission.Assess;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (!content.Instruments.ById.TryGetValue(request.Instrument, out var instrument)) return Refusal.NotFound;
        if (await Patients.Read(work, request.Patient) is not { } patient) return Refusal.NotFound;

        var history = ScoreHistory.Of(content, await Outcomes.Of(work, request.Patient)).FirstOrDefault(each => each.Instrument.Id == instrument.Id);
        var clinic = await Clinics.Here(work);
        return new View(patient, clinic, instrument, await Today(work, request.Patient), history ?? new(instrument, []))
        {
            Today = work.Now.InZone(clinic.TimeZone).Date,
            Withdrawn = [.. (await Outcomes.Withdrawn(work, request.Patient)).Where(each => each.Row.Instrument == instrument.Id)],
        };
    }

    /// <summary>The visits of today that a score may belong to.</summary>
    internal static async Task<ImmutableArray<AppointmentRow>> Today(Work work, Id<Patient> patient)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        var today = work.Now.InZone(zone).Date;
        return
        [
            .. (await Appointments.Of(work, patient)).Where(visit => visit.Status is not ("cancelled" or "no-show") && visit.StartsAt.InZone(zone).Date == today)
                .OrderBy(visit => visit.StartsAt),
        ];
    }
}
