using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The patient did not come. Not before the visit should have begun.</summary>
public sealed class MarkNoShow : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.Miss.Take(work, request);
}
