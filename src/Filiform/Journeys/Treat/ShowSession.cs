using Filiform.Clinical.Atlas;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>The treatment room of one session: the record so far, what the rules say of it, and what may explain the pain.</summary>
public sealed class ShowSession(ClinicalContent content, Vault vault, Words words) : IUseCase<ShowSession.Request, ShowSession.View>
{
    public sealed record Request(Id<Patient> Patient, Id<Session> Session) : IAboutPatient;

    /// <param name="Now">What the rules say before the next needle.</param>
    /// <param name="ToStart">What stands between this session and its next needle.</param>
    /// <param name="ToSign">What stands between it and its signature.</param>
    /// <param name="NotToSign">The same in words, with the count and a due re-evaluation.</param>
    /// <param name="Drawing">Null when the patient has drawn nothing.</param>
    /// <param name="Mine">Whether the reader treats in this session, and may write in it.</param>
    /// <param name="Signed">What was signed; empty while it is a draft.</param>
    public sealed record View(
        SessionChart Chart, SessionEvaluation Now, SessionEvaluation AtSign, ImmutableArray<GateReason> ToStart, ImmutableArray<GateReason> ToSign,
        ImmutableArray<Reason> NotToSign, DrawingRow? Drawing, Ranking? Ranking, string? Code, ImmutableArray<string> Note, bool Mine,
        ImmutableArray<SignedRow> Signed, ImmutableArray<AddendumRow> Addenda)
    {
        public ScreeningResult Result => Now.Result;

        /// <summary>Muscles that hurt next to the shading and nowhere in it; empty without a drawing.</summary>
        public ImmutableArray<RankedMuscle> Beside { get; init; } = [];

        /// <summary>An addendum the reader began and has not signed; null for none.</summary>
        public AddendumDraft? Draft { get; init; }

        /// <summary>What the rules say of each row, and of each muscle that may explain the pain, by <c>muscle/side</c>.</summary>
        public required ImmutableDictionary<string, ImmutableArray<RuleNotice>> Notices { get; init; }

        public ImmutableArray<RuleNotice> NoticesOf(string muscle, string side) => Notices.GetValueOrDefault($"{muscle}/{side}", []);
    }

    private const int Ranked = 5;

    public Permission Permission => Permission.ReadRecord;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work)
    {
        if (await SessionCharts.Read(work, content, request.Patient, request.Session) is not { } chart) return Refusal.NotFound;
        var drawing = await Drawings.Last(work, request.Patient);
        var pain = drawing?.Known(content.Atlas) ?? [];
        var ranking = drawing is { Regions.IsEmpty: false } ? content.Atlas.Rank(pain, Ranked) : null;
        return new View(
            chart, SessionEvaluation.Of(content, chart, SessionPhase.Start), SessionEvaluation.Of(content, chart, SessionPhase.Sign),
            SessionEvaluation.ToStart(content, chart), SessionEvaluation.ToSign(content, chart),
            chart.Session.IsSigned ? [] : SignSession.ReasonsNotToSign(content, chart),
            drawing, ranking,
            SignSession.CodeFor(content, chart), SessionNote.Lines(words, content, chart), chart.Session.Practitioner == work.Actor.Practitioner,
            await SignedRecords.Of(work, vault, request.Patient, request.Session), await Treat.Addenda.Of(work, request.Patient, request.Session)) 
        {
            Notices = Notices(chart, ranking), Beside = content.Atlas.Beside(pain), Draft = await AddendumDrafts.Mine(work, request.Patient, request.Session),
        };
    }

    private ImmutableDictionary<string, ImmutableArray<RuleNotice>> Notices(SessionChart chart, Ranking? ranking)
    {
        var rows = chart.Insertions.Concat((ranking?.Muscles ?? []).Select(ranked => Insertions.Row(
            content, default, 0, Sample with { Muscle = ranked.Muscle, Side = ranked.Side == Side.Right ? "right" : "left" }, chart.Now, 1)));
        return rows.Concat(chart.Targets.Select(target => Insertions.Row(content, default, 0, Sample with { Muscle = target.Muscle, Side = target.Side }, chart.Now, 1)))
            .DistinctBy(row => (row.Muscle, row.Side)).ToImmutableDictionary(row => $"{row.Muscle}/{row.Side}", row => Insertions.Notices(content, chart, row));
    }

    /// <summary>A short needle by hand: what is said of it is said of the muscle.</summary>
    private static readonly Needles Sample = new("", "left", 0.25m, 30, null, "superficial", "not-sought", false, 1);
}
