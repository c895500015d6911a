using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Function;

/// <summary>Keeps what the patient cannot do as before, in their own words, and how well they can do it now (PSFS).</summary>
public sealed class RateFunction(ClinicalContent content) : IUseCase<RateFunction.Request, Id<InstrumentAnswer>>
{
    /// <param name="Activities">In order; rows left empty may stand between them.</param>
    /// <param name="Seen">The answers for this visit that were open; null when there were none.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Appointment> Appointment, ImmutableArray<Activity> Activities, Id<InstrumentAnswer>? Seen) : IAboutPatient;

    /// <param name="Rating">0 (cannot do it) to 10 (as before); null when not said.</param>
    public sealed record Activity(string? Name, int? Rating)
    {
        internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Rating is null;
    }

    /// <summary>As many rows as the instrument takes.</summary>
    public const int Rows = 5;

    private const int LongestName = 200;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Id<InstrumentAnswer>>> Handle(Request request, Work work)
    {
        if (await VisitToPrepare.Find(work, request.Patient, request.Appointment) is not { } visit) return Refusal.NotFound;
        if (!visit.IsAhead) return Refusal.LinkClosed;
        if (Wrong(request.Activities).ToImmutableArray() is { Length: > 0 } wrong) return Refusal.Invalid(wrong);

        var last = (await Outcomes.Of(work, request.Patient)).LastOrDefault(row => row.Instrument == InstrumentCatalogue.Activities && row.Appointment == request.Appointment);
        var (names, ratings) = Named(request.Activities);
        if (last is not null && last.Answers.SequenceEqual(ratings) && last.Wording.SequenceEqual(names)) return last.Id;
        if (last?.Id != request.Seen) return Refusal.Stale;

        var score = content.Instruments.ById[InstrumentCatalogue.Activities].Score([.. ratings.Select(rating => Answer.Of(rating!.Value))]);
        return await Outcomes.Keep(work, new(request.Patient, InstrumentCatalogue.Activities, ratings, names, score.Value, content.Instruments.Version, request.Appointment));
    }

    private static (ImmutableArray<string> Names, ImmutableArray<int?> Ratings) Named(ImmutableArray<Activity> activities)
    {
        var rows = activities.Where(each => !each.IsEmpty).ToList();
        return ([.. rows.Select(each => each.Name!.Trim())], [.. rows.Select(each => each.Rating)]);
    }

    private static IEnumerable<Reason> Wrong(ImmutableArray<Activity> activities)
    {
        if (activities.All(each => each.IsEmpty)) yield return new Reason("activity-missing", "activity-1");
        for (var row = 1; row <= activities.Length; row++)
        {
            var each = activities[row - 1];
            if (each.IsEmpty) continue;
            if (string.IsNullOrWhiteSpace(each.Name)) yield return new Reason("activity-unnamed", $"activity-{row}");
            else if (each.Name.Length > LongestName) yield return new Reason("too-long", $"activity-{row}", LongestName);
            if (each.Rating is null or < 0 or > 10) yield return new Reason("choose-number", $"rating-{row}");
        }
    }
}
