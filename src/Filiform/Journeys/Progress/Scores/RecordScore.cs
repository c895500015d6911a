using Filiform.Journeys.Assess;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Keeps a score that a therapist types from a form: item by item, or the total alone. It is taken now.</summary>
public sealed class RecordScore(ClinicalContent content) : IUseCase<RecordScore.Request, Id<InstrumentAnswer>>
{
    /// <param name="Visit">One of today's; null when it belongs to none.</param>
    /// <param name="Seen">What was kept last when the form was shown; null when nothing was.</param>
    /// <param name="Key">Of the form as it was shown: sent twice, it is kept once. Changed and sent again, it is another score.</param>
    public sealed record Request(
        Id<Patient> Patient, string Instrument, TypedScore Typed, Id<Appointment>? Visit, Id<InstrumentAnswer>? Seen, string? Key) : IAboutPatient, IRepeatable
    {
        public string? RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Patient}\n{Instrument}\n{Key}\n{Visit}\n{Typed.AsText}";
    }

    public Permission Permission => Permission.Assess;

    public async Task<Result<Id<InstrumentAnswer>>> Handle(Request request, Work work)
    {
        if (!content.Instruments.ById.TryGetValue(request.Instrument, out var instrument)) return Refusal.NotFound;
        var (score, answers, names, wrong) = request.Typed.Read(instrument);
        if (request.Visit is { } visit && !(await ReadScoreForm.Today(work, request.Patient)).Any(each => each.Id == visit))
            wrong = wrong.Add(new Reason("choose-one", "visit"));
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);

        var last = (await Outcomes.Of(work, request.Patient)).LastOrDefault(row => row.Instrument == instrument.Id);
        if (last?.Id != request.Seen) return Refusal.Stale;

        var episode = await Episodes.Open(work, request.Patient);
        return await Outcomes.Keep(work, new(
            request.Patient, instrument.Id, answers, names, score!.Value, content.Instruments.Version, request.Visit, Episode: episode?.Id));
    }
}
