using System.Globalization;
using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Progress;

/// <summary>The forecast in the patient's words (response-model.md §9): a range and "or longer", never one number.</summary>
public static class PatientWords
{
    private static readonly Said Range = new(
        "Most plans are looked at again after three sessions. So far your scores suggest it may take {A} to {B} sessions to reach your goal, or longer. The number of sessions depends on your condition and response.",
        "La mayoría de los planes se revisan después de tres sesiones. Por ahora, sus puntuaciones indican que podría necesitar entre {A} y {B} sesiones para llegar a su meta, o más. El número de sesiones depende de su problema y de su respuesta.");

    private static readonly Said Beyond = new(
        "Most plans are looked at again after three sessions. So far your scores do not suggest that you will reach your goal within {B} sessions if things go on as they are. The number of sessions depends on your condition and response.",
        "La mayoría de los planes se revisan después de tres sesiones. Por ahora, sus puntuaciones no indican que vaya a llegar a su meta en {B} sesiones si todo sigue como está. El número de sesiones depende de su problema y de su respuesta.");

    /// <summary>Where the last score is there already; the forecast is about whether it stays.</summary>
    public static readonly Said Reached = new(
        "Your last score has reached your goal. Your therapist will look with you at how to keep it.",
        "Su última puntuación llegó a su meta. Su terapeuta verá con usted cómo mantenerla.");

    public static Said Of(SessionsToGoal toGoal) =>
        toGoal.Span is var (soonest, latest) ? Fill(Range, soonest, latest) : Fill(Beyond, 0, toGoal.Horizon);

    private static Said Fill(Said words, int a, int b) => new(Fill(words.En, a, b), Fill(words.Es, a, b));

    private static string Fill(string words, int a, int b) => words
        .Replace("{A}", a.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{B}", b.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
