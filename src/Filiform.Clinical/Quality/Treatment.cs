namespace Filiform.Clinical.Quality;

/// <summary>One patient, one session in which at least one needle went in.</summary>
/// <param name="Row">Where it came from, so that every figure opens to its rows.</param>
/// <param name="Strata">One value for each stratum of the case mix, in its order.</param>
/// <param name="Immediate">Event ids told at the end of the session; empty for none; null when the question was not answered.</param>
/// <param name="Delayed">Event ids told at the follow-up; likewise.</param>
public sealed record Treatment(
    int Row, string Clinic, LocalDate Date, ImmutableArray<string> Strata, ImmutableArray<string>? Immediate, ImmutableArray<string>? Delayed)
{
    public ImmutableArray<string>? Told(Question question) => question == Question.Immediate ? Immediate : Delayed;
}

/// <summary>Who asked when. The two are never pooled: they find different events.</summary>
public enum Question { Immediate, Delayed }
