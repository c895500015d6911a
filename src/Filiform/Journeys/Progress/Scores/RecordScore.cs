using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Keeps a score that a therapist types from a form: item by item, or the total alone.</summary>
public sealed class RecordScore(ClinicalContent content) : IUseCase<RecordScore.Request, Id<InstrumentAnswer>>
{
    /// <param name="Unscored">Too few items are answered for a score, and it is kept all the same.</param>
    /// <param name="TakenOn">The day the form was filled in, as ISO date; null or today for now.</param>
    /// <param name="Visit">One of today's; null when it belongs to none. A score of an earlier day stands by its day.</param>
    /// <param name="Seen">What was kept last when the form was shown; null when nothing was.</param>
    /// <param name="Key">Of the form as it was shown: sent twice, it is kept once. Changed and sent again, it is another score.</param>
    public sealed record Request(
        Id<Patient> Patient, string Instrument, TypedScore Typed, Id<Appointment>? Visit, Id<InstrumentAnswer>? Seen, string? Key, string? TakenOn = null, bool Unscored = false) : IAboutPatient, IRepeatable
    {
        public string? RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Patient}\n{Instrument}\n{Key}\n{Visit}\n{TakenOn}\n{Unscored}\n{Typed.AsText}";
    }

    /// <summary>A form older than this says nothing about the course that is looked at.</summary>
    private const int MostYearsBack = 2;

    /// <summary>The tick that keeps a form without a score.</summary>
    public const string UnscoredField = "unscored";

    public Permission Permission => Permission.Assess;

    public async Task<Result<Id<InstrumentAnswer>>> Handle(Request request, Work work)
    {
        if (!content.Instruments.ById.TryGetValue(request.Instrument, out var instrument)) return Refusal.NotFound;
        var (score, answers, names, wrong) = request.Typed.Read(instrument);
        if (request.Visit is { } visit && !(await ReadScoreForm.Today(work, request.Patient)).Any(each => each.Id == visit))
            wrong = wrong.Add(new Reason("choose-one", "visit"));
        var zone = (await Clinics.Here(work)).TimeZone;
        var (day, wrongDay) = Day(request.TakenOn, work.Now.InZone(zone).Date);
        if (wrongDay is not null) wrong = wrong.Add(wrongDay);
        // A slip of the keys must not pass for a form that its owner left mostly blank.
        if (score is { Value: null } && !request.Unscored) wrong = wrong.Add(new Reason("score-too-few", UnscoredField, answers.Count(points => points is not null), answers.Length));
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);

        var last = (await Outcomes.Of(work, request.Patient)).LastOrDefault(row => row.Instrument == instrument.Id);
        if (last?.Id != request.Seen) return Refusal.Stale;

        var episode = await Episodes.Open(work, request.Patient);
        return await Outcomes.Keep(work, new(
            request.Patient, instrument.Id, answers, names, score!.Value, content.Instruments.Version, day is null ? request.Visit : null, Episode: episode?.Id,
            TakenAt: day is { } earlier ? earlier.At(Noon).InZoneLeniently(zone).ToInstant() : null));
    }

    /// <summary>The hour of a form that says no hour.</summary>
    private static readonly LocalTime Noon = new(12, 0);

    /// <returns>The earlier day, null for today; or what is wrong.</returns>
    private static (LocalDate? Earlier, Reason? Wrong) Day(string? text, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, null);
        if (LocalDatePattern.Iso.Parse(text.Trim()) is not { Success: true, Value: var day }) return (null, new Reason("date-form", "taken"));
        if (day > today) return (null, new Reason("date-future", "taken"));
        return day < today.PlusYears(-MostYearsBack) ? (null, new Reason("score-too-old", "taken", MostYearsBack)) : (day == today ? null : day, null);
    }
}
