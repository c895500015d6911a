using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The patient goes into the room.</summary>
public sealed class StartAppointment : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.Start.Take(work, request);
}
