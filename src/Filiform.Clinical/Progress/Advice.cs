namespace Filiform.Clinical.Progress;

/// <summary>What to do after a session or at a re-evaluation; a person decides.</summary>
public enum Advice { KeepGoing, Continue, Modify, StopReassess, GoalReached }

public static class AdviceCode
{
    /// <summary>The stored word, such as <c>stop-reassess</c>.</summary>
    public static string Code(this Advice advice) => advice switch
    {
        Advice.KeepGoing => "keep-going",
        Advice.Continue => "continue",
        Advice.Modify => "modify",
        Advice.StopReassess => "stop-reassess",
        _ => "goal-reached",
    };
}
