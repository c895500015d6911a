using Filiform.Store;

namespace Filiform.Journeys.Practice.Day;

/// <summary>The patient is here. Also who was given up as a no-show and came late.</summary>
public sealed class ArriveAppointment : IUseCase<VisitAt, Done>
{
    public Permission Permission => Permission.RunDay;

    public Task<Result<Done>> Handle(VisitAt request, Work work) => VisitStep.Arrive.Take(work, request);
}
