using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>Notes that the desk called after a missed visit; a patient who was reached is off the list of calls to make.</summary>
public sealed class RecordCall : IUseCase<RecordCall.Request, Done>
{
    /// <param name="Outcome"><c>reached</c>, <c>message</c> or <c>no-answer</c>.</param>
    public sealed record Request(Id<Appointment> Visit, string Outcome, string? RepeatKey) : IRepeatable;

    public static readonly ImmutableArray<string> Outcomes = ["reached", "message", "no-answer"];

    public Permission Permission => Permission.RunDay;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (!Outcomes.Contains(request.Outcome) || await DayVisits.One(work, request.Visit) is not { } visit) return Refusal.NotFound;
        work.Saw(visit.Patient);
        if (visit.Status != "no-show") return Refusal.Stale with { Reasons = [new Reason($"visit-is-{visit.Status}")] };

        await work.Execute("""
            insert into visit_call (id, clinic, patient, appointment, outcome, called_by, called_at)
            values (@id, @clinic, @Patient, @Visit, @Outcome, @by, @Now)
            """, new { id = Guid.CreateVersion7(work.Now.ToDateTimeOffset()), visit.Patient, request.Visit, request.Outcome, by = work.Actor.Id, work.Now });
        return Done.It;
    }
}
