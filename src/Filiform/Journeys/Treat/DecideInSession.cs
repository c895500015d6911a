using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>A licensed clinician documents why one relative rule, or one unknown rule that blocks nothing, may be passed in this session.</summary>
public sealed class DecideInSession(ClinicalContent content) : IUseCase<DecideInSession.Request, Saved>
{
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, string Rule, string? Reason) : IAboutPatient;

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        if (SessionSteps.WhyNot(request.Reason, "reason") is { } wrong) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is not null) return taken;

        var chart = (await SessionCharts.Read(work, content, request.Patient, request.Session))!;
        if (!Awaits(chart, request.Rule)) return Refusal.NotFound;
        await SessionSteps.Write(work, request.Patient, request.Session, request.Rule, SessionSteps.Decision, [], request.Reason!.Trim());
        return taken;
    }

    /// <summary>A relative rule may be decided before the row that raises it; an unknown one only while it waits.</summary>
    private bool Awaits(SessionChart chart, string rule) =>
        content.Safety.SessionRules.Concat(content.Safety.Rules).Any(each => each.Id == rule && each.Severity == Filiform.Clinical.Rules.Severity.Relative)
        || SessionEvaluation.ToStart(content, chart).Concat(SessionEvaluation.ToSign(content, chart))
            .Any(reason => reason.Rule.Id == rule && reason.Cause == GateCause.Undecided);
}
