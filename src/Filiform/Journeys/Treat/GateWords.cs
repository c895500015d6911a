using Filiform.Clinical.Sessions;

namespace Filiform.Journeys.Treat;

/// <summary>Says a reason of the gate as a refusal does.</summary>
internal static class GateWords
{
    public static Refusal Refuse(IEnumerable<GateReason> reasons) => Refusal.Blocked([.. reasons.Select(Of)]);

    public static Reason Of(GateReason reason)
    {
        var (title, action) = (reason.Rule.Title.In(Words.Language), reason.Rule.ClinicianAction.In(Words.Language));
        return reason.Cause switch
        {
            GateCause.Absolute => new Reason("gate-absolute", null, title, action),
            GateCause.Unanswered => new Reason("gate-unanswered", null, title),
            GateCause.Undecided => new Reason("gate-undecided", null, title, action),
            _ => new Reason("gate-undone", null, title, action),
        };
    }
}
