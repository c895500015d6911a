using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The wrong patient was marked as here.</summary>
public sealed class UndoArrival : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.UndoArrival.Take(work, request);
}
