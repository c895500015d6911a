using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>They were not given up after all.</summary>
public sealed class UndoNoShow : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.UndoMiss.Take(work, request);
}
