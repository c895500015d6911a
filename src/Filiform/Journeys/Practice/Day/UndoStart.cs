using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The patient was taken in by mistake; as long as no session was opened.</summary>
public sealed class UndoStart : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.UndoStart.Take(work, request);
}
