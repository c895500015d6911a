using Filiform.Clinical.Quality;

namespace Filiform.Journeys.Quality;

/// <summary>Clinics of the network beside each other, for one kind of event.</summary>
/// <param name="Choices">What can be chosen: any minor event, and every kind that happened somewhere.</param>
public sealed record NetworkView(NetworkTallies Tallies, NetworkEvent Event, ImmutableArray<NetworkEvent> Choices, NetworkFunnel Funnel)
{
    /// <summary>Whole calendar months, and always as many: two periods that overlap would let a hidden count be worked out by subtraction.</summary>
    public const int Months = 12;

    public static NetworkView Of(NetworkTallies tallies, Id<Clinic> here, NetworkEvent chosen, QualityKnowledge knowledge) => new(
        tallies, chosen,
        [
            .. tallies.Counts.Where(counts => counts.Any()).Select(counts => new NetworkEvent(counts.Key.Event, Questions.Find(counts.Key.Timing)!.Value)).Append(chosen).Distinct()
                .OrderBy(each => each.Kind != TreatmentRecord.AnyMinor).ThenBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Question),
        ],
        NetworkFunnel.Of(tallies.For(chosen.Kind, chosen.Question), here.ToString(), Published(chosen, knowledge), knowledge.Parameters));

    private static double? Published(NetworkEvent chosen, QualityKnowledge knowledge) =>
        chosen.Kind == TreatmentRecord.AnyMinor ? QualityParameters.PublishedRate
        : knowledge.EventById.TryGetValue(chosen.Kind, out var kind) && kind.Question == chosen.Question.Code() && kind.Baselines is [var first, ..]
            ? knowledge.BaselineById[first.Baseline].EventById[first.Event].Rate : null;
}

/// <summary>A kind of event under the question that finds it.</summary>
/// <param name="Kind">An id of <c>adverseEvents</c>, or <see cref="TreatmentRecord.AnyMinor"/>.</param>
public sealed record NetworkEvent(string Kind, Question Question)
{
    /// <summary>As it stands in an address: <c>ae-bruise.delayed</c>.</summary>
    public override string ToString() => $"{Kind}.{Question.Code()}";

    /// <returns>Any minor event at the end of the session for anything that names no event.</returns>
    public static NetworkEvent Read(string? text, QualityKnowledge knowledge) =>
        text?.Split('.') is [var kind, var timing] && Questions.Find(timing) is { } question && (kind == TreatmentRecord.AnyMinor || knowledge.EventById.ContainsKey(kind))
            ? new(kind, question) : new(TreatmentRecord.AnyMinor, Question.Immediate);
}
