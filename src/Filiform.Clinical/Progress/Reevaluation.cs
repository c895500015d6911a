using Filiform.Clinical.Instruments;

namespace Filiform.Clinical.Progress;

/// <summary>What is known at a due re-evaluation; the rules of <c>plans.json</c> read it.</summary>
/// <param name="Measures">Each measure that was taken at baseline and now.</param>
/// <param name="Meaningful">The response model's probability of a meaningful fall; null when it could not be worked out.</param>
/// <param name="WorseTwice">Worse by 2 NPRS at two visits in a row.</param>
/// <param name="GoalsMet">Every active goal at once, or the pain goal at two visits in a row and the activity goal once.</param>
public sealed record Reevaluation(
    int SessionsDone, ImmutableArray<Measured> Measures, double? Meaningful, bool SeriousEvent, bool RedFlag, bool PatientStops,
    bool WorseTwice, bool GoalsMet)
{
    /// <summary>Sessions after which no improvement and a low probability mean stop.</summary>
    private const int Trial = 3;
    private const double Unlikely = 0.2;

    /// <summary>The advice with the codes of its reasons, most pressing first. A serious event, a red flag or the patient's wish always wins.</summary>
    public (Advice Advice, ImmutableArray<string> Reasons) Decide()
    {
        var (improved, worsened) = (Measures.Any(measure => measure.Improved), Measures.Any(measure => measure.Worsened));
        ImmutableArray<string> stop =
        [
            .. Reason(SeriousEvent, "serious-event"), .. Reason(RedFlag, "red-flag"), .. Reason(PatientStops, "patient-stops"),
            .. Reason(WorseTwice, "worse-twice"),
            .. Reason(SessionsDone >= Trial && !improved && Meaningful < Unlikely, "no-improvement-and-unlikely"),
        ];
        if (!stop.IsEmpty) return (Advice.StopReassess, stop);
        if (GoalsMet) return (Advice.GoalReached, ["goals-met"]);
        if (improved && !worsened) return (Advice.Continue, ["threshold-met"]);
        return (Advice.Modify, [improved ? "one-better-another-worse" : worsened ? "worse-by-threshold" : "below-every-threshold"]);
    }

    /// <summary>What to show at any time: before a re-evaluation is due only what cannot wait for it.</summary>
    /// <param name="due">Whether a re-evaluation is due.</param>
    public (Advice Advice, ImmutableArray<string> Reasons) Prompt(bool due)
    {
        var decided = Decide();
        return due || decided.Advice is Advice.StopReassess or Advice.GoalReached ? decided : (Advice.KeepGoing, ["not-due"]);
    }

    private static ImmutableArray<string> Reason(bool holds, string code) => holds ? [code] : [];
}

/// <summary>One measure at baseline and now, in points.</summary>
public sealed record Measured(Instrument Instrument, decimal Baseline, decimal Now)
{
    public bool Improved => Instrument.Compare(Baseline, Now).Met;

    public bool Worsened => Instrument.Worsened(Baseline, Now);
}
