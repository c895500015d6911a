using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>Says that a score was entered in error. What was entered stays and is shown as such; nothing counts it any more.</summary>
public sealed class WithdrawScore : IUseCase<WithdrawScore.Request, Done>
{
    public sealed record Request(Id<Patient> Patient, Id<InstrumentAnswer> Answer, string? Reason) : IAboutPatient;

    public const int ShortestReason = 5, LongestReason = 500;

    public Permission Permission => Permission.Assess;

    /// <summary>Field of the form, one for each score of the page.</summary>
    public static string Field(Id<InstrumentAnswer> answer) => $"why-{answer}";

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if ((await Outcomes.Withdrawn(work, request.Patient)).Any(each => each.Row.Id == request.Answer)) return Done.It;
        if ((await Outcomes.Of(work, request.Patient)).FirstOrDefault(row => row.Id == request.Answer) is not { } row) return Refusal.NotFound;
        if (!row.MayBeWithdrawn) return Refusal.Blocked(new Reason("score-of-record"));
        if (Reason.OfLength(request.Reason, Field(row.Id), ShortestReason, LongestReason) is { } wrong) return Refusal.Invalid(wrong);

        await Outcomes.Withdraw(work, request.Patient, row.Id, request.Reason!.Trim());
        return Done.It;
    }
}
