namespace Filiform.Journeys.Practice.Day;

/// <summary>How a visit looks on the board. Colour is never alone: the words beside it say the same.</summary>
public static class BoardWords
{
    private static readonly Duration Grace = Duration.FromMinutes(5);

    /// <returns>The class of its cell.</returns>
    public static string Look(DayVisit visit, DayBoard board) => visit.Status switch
    {
        "started" => "inroom",
        "completed" => "done",
        "no-show" => "missed",
        _ when board.Day >= board.Today && Waits(visit, board) => "wait",
        "arrived" => "arrived",
        _ => "",
    };

    /// <summary>Minutes late; null while the visit is not late or the patient is here.</summary>
    public static long? Late(DayVisit visit, DayBoard board) =>
        visit.Status == "booked" && board.IsToday && board.Now >= visit.StartsAt + Grace ? (long)(board.Now - visit.StartsAt).TotalMinutes : null;

    /// <summary>The time that says most about the state it is in.</summary>
    public static Instant At(DayVisit visit) => visit.Status switch
    {
        "arrived" => visit.ArrivedAt,
        "started" => visit.StartedAt,
        "completed" => visit.SignedAt ?? visit.FinishedAt,
        "cancelled" => visit.CancelledAt,
        _ => null,
    } ?? visit.StartsAt;

    /// <returns>Its name; the code itself when records from elsewhere bring a language we have no word for.</returns>
    public static string Language(Words words, string code) => words.Has($"practice.language-{code}") ? words[$"practice.language-{code}"] : code;

    private static bool Waits(DayVisit visit, DayBoard board) =>
        Late(visit, board) is not null || visit.Preparation.Flag is "stop" or "review"
        || (board.IsToday && (visit.Preparation.Screening != "done" || (visit.Needling && visit.Preparation.Consent != "given")));
}
