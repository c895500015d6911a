using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The visit goes on after all; as long as its session is not signed.</summary>
public sealed class UndoFinish : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.UndoFinish.Take(work, request);
}
