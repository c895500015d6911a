using Filiform.Clinical.Quality;

namespace Filiform.Journeys.Quality;

/// <summary>Clinics of the network beside each other, for one kind of event.</summary>
/// <param name="Choices">What can be chosen: any minor event, and every kind that happened somewhere.</param>
public sealed record NetworkView(NetworkTallies Tallies, NetworkEvent Event, ImmutableArray<NetworkEvent> Choices, NetworkFunnel Funnel)
{
    /// <summary>Whole calendar months, and always as many: two periods that overlap would let a hidden count be worked out by subtraction.</summary>
    public const int Months = 12;

    /// <param name="chosen">Null for any minor event at the end of the session, or else the first that can be plotted.</param>
    public static NetworkView Of(NetworkTallies tallies, Id<Clinic> here, NetworkEvent? chosen, QualityKnowledge knowledge)
    {
        ImmutableArray<NetworkEvent> choices =
        [
            .. tallies.Counts.Where(counts => counts.Any()).Select(counts => new NetworkEvent(counts.Key.Event, Questions.Find(counts.Key.Timing)!.Value))
                .Append(chosen ?? NetworkEvent.Usual).Distinct()
                .OrderBy(each => each.Kind != TreatmentRecord.AnyMinor).ThenBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Question),
        ];
        NetworkView Showing(NetworkEvent shown) => new(
            tallies, shown, choices, NetworkFunnel.Of(tallies.For(shown.Kind, shown.Question), here.ToString(), Published(shown, knowledge), knowledge.Parameters));

        var usual = Showing(chosen ?? NetworkEvent.Usual);
        return chosen is not null || !usual.Funnel.Limits.IsEmpty ? usual : choices.Where(each => each != NetworkEvent.Usual).Select(Showing).FirstOrDefault(view => !view.Funnel.Limits.IsEmpty) ?? usual;
    }

    private static double? Published(NetworkEvent chosen, QualityKnowledge knowledge) =>
        chosen.Kind == TreatmentRecord.AnyMinor ? QualityParameters.PublishedFor(chosen.Question)
        : knowledge.EventById.TryGetValue(chosen.Kind, out var kind) && kind.Question == chosen.Question.Code() && kind.Baselines is [var first, ..]
            ? knowledge.BaselineById[first.Baseline].EventById[first.Event].Rate : null;
}

/// <summary>A kind of event under the question that finds it.</summary>
/// <param name="Kind">An id of <c>adverseEvents</c>, or <see cref="TreatmentRecord.AnyMinor"/>.</param>
public sealed record NetworkEvent(string Kind, Question Question)
{
    public static readonly NetworkEvent Usual = new(TreatmentRecord.AnyMinor, Question.Immediate);

    /// <summary>As it stands in an address: <c>ae-bruise.delayed</c>.</summary>
    public override string ToString() => $"{Kind}.{Question.Code()}";

    /// <returns>Null for anything that names no event.</returns>
    public static NetworkEvent? Read(string? text, QualityKnowledge knowledge) =>
        text?.Split('.') is [var kind, var timing] && Questions.Find(timing) is { } question && (kind == TreatmentRecord.AnyMinor || knowledge.EventById.ContainsKey(kind))
            ? new(kind, question) : null;
}
