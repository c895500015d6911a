using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Triage;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Keeps and triages a check-in in the same second. Anything above self-care raises an alert in the same transaction.</summary>
/// <remarks>A form half filled is kept and looked at too: what was given may need somebody before the last answer.</remarks>
public sealed class AnswerCheckIn(ClinicalContent content) : IUseCase<AnswerCheckIn.Request, CheckInVerdict>
{
    /// <param name="Answers">By question id, as the form gave them; what was given before and is not among them still counts.</param>
    /// <param name="Whole">Whether the patient has sent the form. It is finished only when no question is open.</param>
    public sealed record Request(Id<Patient> Patient, Id<CheckIn> CheckIn, IReadOnlyDictionary<string, Value> Answers, bool Whole) : IAboutPatient;

    /// <summary>The same answers sent again so soon are a second click, or a page loaded again.</summary>
    private static readonly Duration SameAgain = Duration.FromMinutes(10);

    /// <summary>Each try reads what another window wrote meanwhile.</summary>
    private const int Tries = 5;

    public Permission Permission => Permission.AnswerCheckIn;

    public async Task<Result<CheckInVerdict>> Handle(Request request, Work work)
    {
        if (work.Actor.Kind == "link" && work.Actor.CheckIn != request.CheckIn) return Refusal.NotFound;

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var told = await CheckIns.Through(work, request.CheckIn);
            if (told.IsEmpty || told[0].Patient != request.Patient) return Refusal.NotFound;
            if (await Sessions.Read(work, request.Patient, told[0].Session) is not { } session) return Refusal.NotFound;

            if (Repeated(told, request, work.Now) is { } before) return (await Judge(work, before, before.Given(content.Safety), before.AnsweredAt!.Value, sent: true)).Verdict;
            if (told.FirstOrDefault(row => !row.IsAnswered) is not { } row)
            {
                await KeptCheckIn.Begin(work, told[0], session.EndedAt ?? session.SignedAt ?? session.OpenedAt);
                continue;
            }

            if (await Take(work, row, request) is { } verdict) return verdict;
        }

        return Refusal.Stale;
    }

    /// <returns>The verdict; null when another window wrote first.</returns>
    private async Task<CheckInVerdict?> Take(Work work, CheckInRow row, Request request)
    {
        var given = row.Given(content.Safety);
        var answers = given.SetItems(request.Answers);
        var (verdict, finished) = await Judge(work, row, answers, work.Now, request.Whole);
        if (!await KeptCheckIn.Write(work, row, answers, verdict, finished)) return null;

        if (verdict.NeedsSomebody)
        {
            var (known, _) = await Judge(work, row, given, work.Now, sent: false);
            // Somebody may have answered the alert while the form was still being filled in: what they knew raises no second one.
            if (verdict.Level > known.Level || !verdict.Dangers.IsSubsetOf(known.Dangers))
                await Alerts.RaiseOnce(work, request.Patient, "check-in", row.Id.Value, verdict.Level);
        }

        if (finished)
        {
            await CheckInEvents.Record(work, request.Patient, row.Session, row.Id, answers);
            await work.Enqueue(TallyQuality.MessageKind, row.Session.Value);
        }

        return verdict;
    }

    /// <param name="sent">Otherwise, and while a question is open, only what was given counts.</param>
    private async Task<(CheckInVerdict Verdict, bool Finished)> Judge(Work work, CheckInRow row, IReadOnlyDictionary<string, Value> answers, Instant at, bool sent)
    {
        var input = (await CheckInInput.Of(work, content, row, answers, at))!;
        var form = Questionnaire.ForCheckIn(content.Safety).At(input.AsOf, answers);
        ImmutableArray<string> open = [.. form.Shown.Where(question => question.Required && form.Open.Contains(question.Id)).Select(question => question.Id)];
        return sent && open.IsEmpty
            ? (CheckInVerdict.Of(content.Safety, content.DangerWords, input), true)
            : (CheckInVerdict.SoFar(content.Safety, content.DangerWords, input) with { Open = open }, false);
    }

    /// <returns>What was sent last, when this is the same again or a part of it; null when it tells something new.</returns>
    private CheckInRow? Repeated(ImmutableArray<CheckInRow> told, Request request, Instant now)
    {
        if (told.Where(row => row.IsAnswered).MaxBy(row => row.AnsweredAt) is not { } last || now - last.AnsweredAt > SameAgain) return null;
        var given = last.Given(content.Safety);
        return request.Answers.All(answer => AnswerText.Key(given.GetValueOrDefault(answer.Key)) == AnswerText.Key(answer.Value)) && told.All(row => row.IsAnswered) ? last : null;
    }
}
