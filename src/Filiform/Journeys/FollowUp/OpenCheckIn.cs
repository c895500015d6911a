using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>
/// What a check-in link may show. The link alone says which clinic asks and what is still open; what was told, and the advice it got some
/// time ago, needs the birth date too (security.md §2). Only an emergency waits for no birth date.
/// </summary>
public sealed class OpenCheckIn(ClinicalContent content) : IUseCase<OpenCheckIn.Request, OpenCheckIn.View>
{
    public sealed record Request(Id<Patient> Patient, Id<CheckIn> CheckIn) : IAboutPatient;

    /// <param name="AnsweredAt">When something was last sent through this link; null when nothing was.</param>
    /// <param name="Kept">Given to a form that is not sent yet: it counts, and is shown only to whoever gave the birth date.</param>
    /// <param name="MayRead">Whether kept answers may be shown.</param>
    /// <param name="Advice">What was said to the answers sent last, or to those kept; null when there is nothing to say, or it may not be shown.</param>
    public sealed record View(
        ClinicRow Clinic, LocalDate Today, Instant? AnsweredAt, ImmutableDictionary<string, Value> Kept, bool MayRead, CheckInVerdict? Advice)
    {
        /// <summary>Everything asked was answered, and nothing new is begun.</summary>
        public bool IsAnswered => AnsweredAt is not null && Kept.IsEmpty;
    }

    /// <summary>Advice answers what was just sent: a page loaded again, or changed to the other language, still says it.</summary>
    private static readonly Duration JustSent = Duration.FromMinutes(15);

    public Permission Permission => Permission.AnswerCheckIn;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (work.Actor.Kind == "link" && work.Actor.CheckIn != request.CheckIn) return Refusal.NotFound;
        var told = await CheckIns.Through(work, request.CheckIn);
        if (told.IsEmpty || told[0].Patient != request.Patient) return Refusal.NotFound;

        var clinic = await Clinics.Here(work);
        var last = told.Where(row => row.IsAnswered).MaxBy(row => row.AnsweredAt);
        var begun = told.FirstOrDefault(row => !row.IsAnswered);
        var kept = begun?.Given(content.Safety) ?? ImmutableDictionary<string, Value>.Empty;
        var mayRead = work.Actor.Level >= 1;
        var advice = await Advice(work, last, begun, kept);
        var may = mayRead || (kept.IsEmpty ? work.Now - last?.AnsweredAt <= JustSent : advice?.Level == TriageLevel.Emergency);
        return new View(clinic, work.Now.InZone(clinic.TimeZone).Date, last?.AnsweredAt, kept, mayRead, may ? advice : null);
    }

    private async Task<CheckInVerdict?> Advice(Work work, CheckInRow? last, CheckInRow? begun, ImmutableDictionary<string, Value> kept)
    {
        if (!kept.IsEmpty && await CheckInInput.Of(work, content, begun!, kept, work.Now) is { } given)
            return CheckInVerdict.SoFar(content.Safety, content.DangerWords, given) is { NeedsSomebody: true } verdict ? verdict : null;
        return last is not null && await CheckInInput.Of(work, content, last, last.Given(content.Safety), last.AnsweredAt!.Value) is { } sent
            ? CheckInVerdict.Of(content.Safety, content.DangerWords, sent) : null;
    }
}
