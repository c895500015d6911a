using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;

namespace Filiform.Journeys.Treat;

/// <summary>Says a reason of the gate as a refusal does.</summary>
internal static class GateWords
{
    /// <summary>A rule of the session or of the day that is unknown wants its answer, which the room asks for; a decision is for what nobody can know.</summary>
    public static bool IsUnanswered(GateReason reason) => reason.Cause == GateCause.Unanswered || reason is { State: FindingState.Unknown, Rule.Session: not null };

    public static Reason Of(GateReason reason)
    {
        var (title, action) = (reason.Rule.Title.In(Words.Language), reason.Rule.ClinicianAction.In(Words.Language));
        return reason.Cause switch
        {
            _ when IsUnanswered(reason) => new Reason("gate-unanswered", null, title),
            GateCause.Absolute => new Reason("gate-absolute", null, title, action),
            GateCause.Undecided => new Reason("gate-undecided", null, title, action),
            _ => new Reason("gate-undone", null, title, action),
        };
    }
}
