using Filiform.Clinical.Sessions;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Says that what a true rule requires before signing was done, how, and by whom; or why a re-evaluation that is due was not done.</summary>
public sealed class RecordSteps(ClinicalContent content) : IUseCase<RecordSteps.Request, Saved>
{
    /// <param name="Rule">Id of a rule that holds up the signature, or <see cref="SessionEvaluation.ReviewDue"/>.</param>
    /// <param name="Steps">Codes of <c>vocabulary.requires</c> that were done; each one the rule requires must be there.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, string Rule, ImmutableArray<string> Steps, string? Note) : IAboutPatient;

    /// <summary>Only counting, or the protocol of <see cref="RecordRetainedNeedle"/>, settles these two.</summary>
    private static readonly ImmutableArray<string> Never = [SessionEvaluation.CountMismatch, SessionEvaluation.NeedleRetained];

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        if (SessionSteps.WhyNot(request.Note, "done-note") is { } wrong) return Refusal.Invalid(wrong);
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is not null) return taken;

        var chart = (await SessionCharts.Read(work, content, request.Patient, request.Session))!;
        if (Required(chart, request.Rule) is not { } required) return Refusal.NotFound;
        if (!required.All(request.Steps.Contains)) return Refusal.Invalid(new Reason("steps-missing", "steps"));
        await SessionSteps.Write(work, request.Patient, request.Session, request.Rule, SessionSteps.Done, required, request.Note!.Trim());
        return taken;
    }

    /// <returns>What must be done; null when nothing of the kind holds up this signature.</returns>
    private ImmutableArray<string>? Required(SessionChart chart, string rule)
    {
        if (rule == SessionEvaluation.ReviewDue) return chart.ReviewDue ? [] : null;
        return SessionEvaluation.ToSign(content, chart)
            .FirstOrDefault(reason => reason.Rule.Id == rule && reason.Cause is GateCause.Undone or GateCause.Absolute && !Never.Contains(rule))?.Rule.Requires;
    }
}
