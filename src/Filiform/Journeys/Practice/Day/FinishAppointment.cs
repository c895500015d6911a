using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The visit is over and the room is free. Signing the session is another thing.</summary>
public sealed class FinishAppointment : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.Finish.Take(work, request);
}
