namespace Filiform.Clinical.Quality;

/// <summary>One kind of event as one question finds it, beside every published survey that has it (quality.md §1, §2, §6).</summary>
/// <param name="Counts">Treatments, treatments with it, and unanswered.</param>
/// <param name="Share">With its intervals; null when nobody answered.</param>
/// <param name="ShowsRate">False under the least number of treatments for a rate: then a count and an interval are all there is.</param>
/// <param name="Published">Empty where no survey has it under this question.</param>
public sealed record KindRate(
    string Kind, Question Question, Completeness Counts, Proportion? Share, bool ShowsRate, ImmutableArray<BesidePublished> Published)
{
    /// <summary>The bounds of a count of zero; null where something happened, nobody answered or too few did.</summary>
    public (double OneSidedUpper, double RuleOfThree)? Zero =>
        ShowsRate && Counts.Events == 0 ? Quality.Counts.Zero(Counts.Answered, 0.95) : null;

    /// <param name="kind">An adverse event's id.</param>
    public static KindRate Of(IReadOnlyCollection<TreatmentRecord> treatments, Question question, string kind, QualityKnowledge knowledge)
    {
        var parameters = knowledge.Parameters;
        var counts = TreatmentRecord.Count(treatments, question, kind);
        var shows = counts.Answered >= parameters.LeastTreatments;
        var share = counts.Answered > 0 ? Proportion.Of(counts.Events, counts.Answered, parameters.Conf) : null;
        return new KindRate(kind, question, counts, share, shows, BesidePublished.Of(kind, question, counts, shows ? share : null, knowledge));
    }
}

/// <summary>A published count beside the clinic's own.</summary>
/// <param name="Baseline">Id of the survey.</param>
/// <param name="Interval">Clopper–Pearson of the published count.</param>
/// <param name="P">Exact, two-sided; null where the clinic has no rate.</param>
/// <param name="Reading">Null where the clinic has no rate.</param>
public sealed record BesidePublished(string Baseline, BaselineEvent Event, Bounds Interval, double? P, Reading? Reading)
{
    /// <summary>The count was worked out from a printed percentage.</summary>
    public bool IsRebuilt => Event.CountFrom != "printed";

    internal static ImmutableArray<BesidePublished> Of(string kind, Question question, Completeness counts, Proportion? share, QualityKnowledge knowledge)
    {
        // Asked by another question it is another measure: soreness told at once is not soreness asked after a day.
        if (!knowledge.EventById.TryGetValue(kind, out var known) || known.Question != question.Code()) return [];
        return [.. known.Baselines.Select(link => Of(link.Baseline, knowledge.BaselineById[link.Baseline].EventById[link.Event], counts, share, knowledge.Parameters.Conf))];
    }

    private static BesidePublished Of(string baseline, BaselineEvent published, Completeness counts, Proportion? share, double conf) => new(
        baseline, published, Proportion.Exact(published.Count, published.Treatments, (1 - conf) / 2),
        share is null ? null : Counts.ExactTest(counts.Events, counts.Answered, published.Rate),
        share is null ? null : share.ClopperPearson.Low > published.Rate ? Quality.Reading.Above : share.ClopperPearson.High < published.Rate ? Quality.Reading.Below : Quality.Reading.Overlaps);
}

/// <summary>Where the clinic's interval lies: around the published rate, or wholly on one side of it.</summary>
public enum Reading { Overlaps, Above, Below }

/// <summary>Minor events of one question as the two measures that must not be taken for each other (quality.md §1).</summary>
/// <param name="Share">Treatments with any of them; null under the least number for a rate.</param>
/// <param name="Events">Every event counted.</param>
/// <param name="PerTreatment">Events per answered treatment, with the Garwood interval; null under the least number for a rate.</param>
public sealed record MinorTotal(Question Question, Completeness Counts, Proportion? Share, int Events, (double Estimate, Bounds Interval)? PerTreatment)
{
    public static MinorTotal Of(IReadOnlyCollection<TreatmentRecord> treatments, Question question, QualityParameters parameters)
    {
        var counts = TreatmentRecord.Count(treatments, question, TreatmentRecord.AnyMinor);
        var events = treatments.Sum(one => one.Told(question)?.Count(told => told.IsMinor) ?? 0);
        if (counts.Answered < parameters.LeastTreatments) return new MinorTotal(question, counts, null, events, null);
        return new MinorTotal(question, counts, Proportion.Of(counts.Events, counts.Answered, parameters.Conf), events,
            ((double)events / counts.Answered, Quality.Counts.Garwood(events, parameters.Conf).DividedBy(counts.Answered)));
    }
}

public static class Questions
{
    /// <returns><c>immediate</c> or <c>delayed</c>, as it is stored.</returns>
    public static string Code(this Question question) => question == Question.Immediate ? "immediate" : "delayed";

    /// <returns>Null for any other word.</returns>
    public static Question? Find(string? code) => code switch { "immediate" => Question.Immediate, "delayed" => Question.Delayed, _ => null };
}
