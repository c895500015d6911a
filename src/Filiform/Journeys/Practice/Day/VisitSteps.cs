namespace Filiform.Journeys.Practice.Day;

/// <summary>Which use case a button on a visit means.</summary>
public sealed class VisitSteps(
    Runner runner, ArriveAppointment arrive, UndoArrival undoArrival, StartAppointment start, UndoStart undoStart,
    FinishAppointment finish, UndoFinish undoFinish, MarkNoShow miss, UndoNoShow undoMiss, RecordCall call)
{
    /// <param name="Detail">The version that was seen, or how a call ended.</param>
    public readonly record struct Wish(string Code, Id<Appointment> Visit, string Detail);

    /// <param name="act">The value of the button: code, visit and detail.</param>
    /// <returns>Null when it is none of ours.</returns>
    public static Wish? Parse(string? act) =>
        act?.Split(' ') is [var code, var visit, var detail] && Id<Appointment>.TryParse(visit, null, out var id)
        && (code == "call" ? RecordCall.Outcomes.Contains(detail) : VisitStep.Find(code) is not null && int.TryParse(detail, out _))
            ? new(code, id, detail)
            : null;

    /// <returns>Null when it is done.</returns>
    public async Task<Refusal?> Take(Wish wish, Actor actor, CancellationToken stop) => wish.Code == "call"
        ? (await runner.Run(call, new(wish.Visit, wish.Detail, null), actor, stop)).Refusal
        : (await runner.Run(Step(wish.Code), new(wish.Visit, int.Parse(wish.Detail, System.Globalization.CultureInfo.InvariantCulture)), actor, stop)).Refusal;

    private IUseCase<VisitAt, Done> Step(string code) => code switch
    {
        "arrive" => arrive,
        "undo-arrival" => undoArrival,
        "start" => start,
        "undo-start" => undoStart,
        "finish" => finish,
        "undo-finish" => undoFinish,
        "no-show" => miss,
        _ => undoMiss,
    };
}

/// <summary>The room's services that are no use cases.</summary>
public sealed class DayServices : IServices
{
    public void Add(IServiceCollection services) => services.AddSingleton<VisitSteps>();
}
