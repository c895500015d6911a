using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>A visit, and the version of it that the person saw.</summary>
public sealed record VisitAt(Id<Appointment> Visit, int Version);

/// <summary>One step of a visit through the day: from which states, into which, and when it makes sense.</summary>
/// <param name="Code">Kebab-case; also the value of its button.</param>
/// <param name="Sets">What the step writes beside the state.</param>
/// <param name="TodayOnly">Whether it may be taken on the visit's own day alone: nobody arrives yesterday or tomorrow.</param>
public sealed record VisitStep(string Code, ImmutableArray<string> From, string To, string Sets, bool TodayOnly)
{
    public static readonly VisitStep Arrive = new("arrive", ["booked", "no-show"], "arrived", "arrived_at = @Now", TodayOnly: true);
    public static readonly VisitStep UndoArrival = new("undo-arrival", ["arrived"], "booked", "arrived_at = null", TodayOnly: false);
    public static readonly VisitStep Start = new("start", ["booked", "arrived"], "started", "started_at = @Now, arrived_at = coalesce(arrived_at, @Now)", TodayOnly: true);
    public static readonly VisitStep UndoStart = new("undo-start", ["started"], "arrived", "started_at = null", TodayOnly: false);
    public static readonly VisitStep Finish = new("finish", ["started"], "completed", "finished_at = @Now", TodayOnly: false);
    public static readonly VisitStep UndoFinish = new("undo-finish", ["completed"], "started", "finished_at = null", TodayOnly: false);
    public static readonly VisitStep Miss = new("no-show", ["booked"], "no-show", "arrived_at = null", TodayOnly: false);
    public static readonly VisitStep UndoMiss = new("undo-no-show", ["no-show"], "booked", "arrived_at = null", TodayOnly: false);

    private static readonly ImmutableArray<VisitStep> All = [Arrive, Start, Finish, Miss, UndoArrival, UndoStart, UndoFinish, UndoMiss];

    public static VisitStep? Find(string? code) => All.FirstOrDefault(step => step.Code == code);

    /// <summary>The step that takes this one back.</summary>
    public VisitStep? Undo => Find($"undo-{Code switch { "arrive" => "arrival", var code => code }}");

    /// <summary>The steps that may follow a state now, the usual one first.</summary>
    public static ImmutableArray<VisitStep> After(string status, Instant startsAt, bool isToday, Instant now) =>
        [.. All.Where(step => step.From.Contains(status) && (isToday || !step.TodayOnly) && (step != Miss || startsAt <= now))];

    /// <summary>Takes the step, unless somebody was faster. A step that is already taken is done: the second click changes nothing.</summary>
    internal async Task<Result<Done>> Take(Work work, VisitAt request)
    {
        if (await DayVisits.One(work, request.Visit) is not { } visit) return Refusal.NotFound;
        work.Saw(visit.Patient);
        if (visit.Status == To) return Done.It;
        if (visit.Version != request.Version || !From.Contains(visit.Status)) return Overtaken(visit.Status);
        if (await StandsAgainst(work, visit) is { } reason) return Refusal.Blocked(reason);

        var taken = await work.Execute($"""
            update appointment set status = @To, {Sets}, version = version + 1
            where id = @Visit and clinic = @clinic and patient = @Patient and version = @Version
            """, new { request.Visit, visit.Patient, request.Version, To, work.Now });
        work.Changed("status");
        return taken == 1 ? Done.It : Refusal.Stale;
    }

    private async Task<Reason?> StandsAgainst(Work work, DayVisit visit)
    {
        var zone = (await Clinics.Here(work)).TimeZone;
        if (TodayOnly && visit.StartsAt.InZone(zone).Date != work.Now.InZone(zone).Date) return new("visit-not-today");
        if (this == Miss && work.Now < visit.StartsAt) return new("visit-not-due");
        if (this == UndoStart && await work.Exists("select 1 from session where appointment = @Id and clinic = @clinic", new { visit.Id }))
            return new("visit-session-open");
        if (this == UndoFinish && await work.Exists("select 1 from session where appointment = @Id and clinic = @clinic and status = 'signed'", new { visit.Id }))
            return new("visit-session-signed");
        return null;
    }

    private static Refusal Overtaken(string status) => Refusal.Stale with { Reasons = [new Reason($"visit-is-{status}")] };
}
