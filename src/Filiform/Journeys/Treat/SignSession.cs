using Filiform.Clinical.Instruments;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Quality.Muscles;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Signs a draft: from then on it changes only by addendum. Follow-up is told, and the visit is over.</summary>
public sealed class SignSession(ClinicalContent content, Vault vault, Words words) : IUseCase<SignSession.Request, SignSession.Signed>
{
    /// <param name="Version">Of the session that was looked at: nobody signs what they did not see.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, int Version) : IAboutPatient;

    public sealed record Signed(Instant At, string Hash, string? Code);

    public Permission Permission => Permission.SignSession;

    public async Task<Result<Signed>> Handle(Request request, Work work)
    {
        var taken = await Drafts.Take(work, request.Patient, request.Session, request.Version);
        if (taken.Refusal is { } refusal) return refusal;

        var chart = (await SessionCharts.Read(work, content, request.Patient, request.Session))!;
        if (ReasonsNotToSign(content, chart) is { IsEmpty: false } reasons) return Refusal.Blocked(reasons);

        var note = string.Join('\n', [.. SessionNote.Lines(words, content, chart), .. chart.Session.Note is { } added ? [added] : ImmutableArray<string>.Empty]);
        var code = CodeFor(content, chart);
        var body = SignedBody.Of(content, words, chart, work.Actor, note, code);
        if (await SignedRecords.Sign(work, vault, request.Patient, "session", request.Session.Value, body) is not { } hash) return Drafts.AlreadySigned;

        await KeepPain(work, chart);
        await TreatedMuscles.Keep(work, content, chart);
        await Freeze(work, chart, note, code);
        await work.Enqueue("session-signed", request.Session.Value);
        await work.Enqueue(TallyQuality.MessageKind, request.Session.Value);
        return new Signed(work.Now, hash, code);
    }

    /// <summary>Everything that stands between this record and a signature, in words; empty when it may be signed. What has happened comes before what is not answered
    /// yet: the bar shows the first, and it may say to call an ambulance.</summary>
    public static ImmutableArray<Reason> ReasonsNotToSign(ClinicalContent content, SessionChart chart)
    {
        // The rule of the count says the same as the count, in more words.
        var gates = SessionEvaluation.ToSign(content, chart).Where(reason => reason.Rule.Id != SessionEvaluation.CountMismatch).ToLookup(GateWords.IsUnanswered);
        return
        [
            .. gates[false].OrderByDescending(reason => reason.Rule.Severity).Select(GateWords.Of),
            .. Reason.When(chart.Unaccounted != 0, "needle-count", null, chart.NeedlesIn, chart.NeedlesOut, chart.Unaccounted),
            .. Reason.When(chart.ReviewDue && !SessionEvaluation.Done(chart).Contains(SessionEvaluation.ReviewDue), "review-due", null, chart.SessionsDone),
            // A needle on the other side may be right; that nobody noticed may not.
            .. chart.Insertions.Where(row => !chart.IsMeant(row) && string.IsNullOrWhiteSpace(row.Note))
                .Select(row => new Reason($"not-meant-{row.Side}", null, content.Atlas.MuscleById.GetValueOrDefault(row.Muscle)?.Name.In(Words.Language) ?? row.Muscle)),
            .. chart.Insertions.Where(row => !SessionChart.SiteFits(content.Atlas, row) && string.IsNullOrWhiteSpace(row.Note))
                .Select(row => new Reason("site-elsewhere", null, row.Position, content.Atlas.MuscleById[row.Muscle].Name.In(Words.Language), content.Atlas.RegionById[row.Region!].Name.In(Words.Language))),
            .. gates[true].Select(GateWords.Of),
        ];
    }

    /// <returns>The suggested procedure code; null when nothing was needled.</returns>
    public static string? CodeFor(ClinicalContent content, SessionChart chart) =>
        content.Practice.Billing.NeedlingCode(chart.Insertions.Select(row => (row.Muscle, (string?)row.Side)), content.MuscleGroups);

    private async Task KeepPain(Work work, SessionChart chart)
    {
        if (chart.Session.PainBefore is { } before)
            await Outcomes.Keep(work, new(
                chart.Patient.Id, InstrumentCatalogue.Pain, [before], [], before, content.Instruments.Version, chart.Session.Appointment, chart.Session.Id, Episode: chart.Session.Episode));
    }

    private async Task Freeze(Work work, SessionChart chart, string note, string? code)
    {
        var session = chart.Session.Id;
        await work.Execute("""
            update session set status = 'signed', note = @note, code = @code, screening = @screening, consent = @consent, plan = @plan,
                ended_at = @EndedAt, signed_at = @Now, signed_by = @by, knowledge_version = @version
            where id = @session and clinic = @clinic and patient = @patient
            """, new
        {
            note = work.Seal(Sessions.Note, session.Value, note), code, screening = chart.Screening.Id, consent = chart.ConsentAt(work.Now)?.Id, plan = chart.Plan?.Id,
            work.Now, chart.EndedAt, by = work.Actor.Id, version = content.Safety.Version, session, patient = chart.Patient.Id,
        });
        await work.Execute("""
            update appointment set status = 'completed', started_at = coalesce(started_at, @OpenedAt), finished_at = @Now, version = version + 1
            where id = @Appointment and clinic = @clinic and patient = @patient and status in ('booked', 'arrived', 'started')
            """, new { chart.Session.OpenedAt, work.Now, chart.Session.Appointment, patient = chart.Patient.Id });
    }
}
