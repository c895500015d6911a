using Filiform.Clinical.Plans;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>The plan that the templates suggest today, to start the talk with.</summary>
public sealed class ProposePlan(SetPlan plans) : IUseCase<ProposePlan.Request, ProposePlan.View>
{
    public sealed record Request(Id<Patient> Patient, string Condition, Preference Prefers = Preference.None) : IAboutPatient;

    public sealed record View(PlanProposal Proposal);

    public Permission Permission => Permission.Assess;
    public Effect Effect => Effect.Reads;

    public async Task<Result<View>> Handle(Request request, Work work) => new View(await plans.Propose(work, request.Patient, request.Condition, request.Prefers));
}
