using Filiform.Journeys.FollowUp;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Treat;

/// <summary>Documents a needle that broke or stayed in, by the protocol of the rule: only then is it accounted for. It is an adverse event, too.</summary>
public sealed class RecordRetainedNeedle(ClinicalContent content) : IUseCase<RecordRetainedNeedle.Request, Saved>
{
    /// <param name="Needles">How many stayed in, of those not counted out; 0 for one that broke and came out whole.</param>
    /// <param name="Steps">Codes of <see cref="Protocol"/> and one or more of <see cref="Outcomes"/>.</param>
    public sealed record Request(Id<Patient> Patient, Id<Session> Session, int Needles, ImmutableArray<string> Steps, string? Note) : IAboutPatient;

    public const string Event = "ae-retained-needle";

    /// <summary>What <c>sr-needle-retained</c> asks for in every case.</summary>
    public static readonly ImmutableArray<string> Protocol = ["kept-still", "site-marked", "patient-told"];

    /// <summary>How it ended; at least one.</summary>
    public static readonly ImmutableArray<string> Outcomes = ["removed-with-forceps", "emergency-imaging", "surgical-referral"];

    public Permission Permission => Permission.Treat;

    public async Task<Result<Saved>> Handle(Request request, Work work)
    {
        if (SessionSteps.WhyNot(request.Note, "retained-note") is { } wrong) return Refusal.Invalid(wrong);
        if (!Protocol.All(request.Steps.Contains) || !request.Steps.Any(Outcomes.Contains)) return Refusal.Invalid(new Reason("steps-missing", "retained-steps"));
        var taken = await Drafts.Take(work, request.Patient, request.Session);
        if (taken.Refusal is not null) return taken;

        var rows = await Sessions.Insertions(work, request.Patient, request.Session);
        var missing = rows.Sum(row => row.NeedlesIn - row.NeedlesOut);
        if (request.Needles < 0 || request.Needles > missing) return Refusal.Invalid(new Reason("retained-count", "retained", missing));

        ImmutableArray<string> steps = [.. Protocol.Concat(Outcomes).Where(request.Steps.Contains)];
        await SessionSteps.Write(
            work, request.Patient, request.Session, SessionEvaluation.NeedleRetained, SessionSteps.Retained, steps, request.Note!.Trim(), request.Needles);
        if (!(await AdverseEvents.In(work, request.Patient, request.Session)).Any(each => each.Kind == Event))
            await AdverseEvents.Write(
                work, request.Patient, request.Session, Event, content.Safety.AdverseEvents.Single(kind => kind.Id == Event).Severity, "immediate", note: null);
        return taken;
    }
}
