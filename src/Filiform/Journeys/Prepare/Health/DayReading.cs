using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Sessions;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>What a screening comes to on one day, and what the patient still has to be asked that day.</summary>
/// <param name="Screening">With what was asked about another day only held.</param>
public sealed record DayReading(ScreeningRow Screening, ScreeningResult Result)
{
    /// <summary>The unknown rules that an answer of the day would settle; none of them is a matter for a decision.</summary>
    public required ImmutableArray<Finding> ToAsk { get; init; }

    /// <summary>Everything else that counts.</summary>
    public ImmutableArray<Finding> Findings => [.. Result.Findings.Except(ToAsk)];

    /// <summary>The worst of what is known; with something to ask it is no more than where things stand.</summary>
    public Disposition SoFar => Findings.Select(finding => finding.CountsAs).DefaultIfEmpty(Disposition.Proceed).Max();

    /// <summary>Nothing known stands in the way, and something is still to be asked: no clearance yet.</summary>
    public bool IsClearSoFar => !ToAsk.IsEmpty && SoFar == Disposition.Proceed;

    /// <param name="asOf">The day that ages are counted at.</param>
    /// <param name="visit">The day that the answers must be about.</param>
    public static DayReading Of(SafetyKnowledge knowledge, ScreeningRow screening, LocalDate asOf, LocalDate visit, DateTimeZone zone, SessionSoFar? session = null)
    {
        var on = screening.On(visit, zone);
        var result = Screen.Evaluate(knowledge, new(asOf, on.Answers, session) { Held = on.Held });
        var asked = knowledge.Questions.Where(question => VisitDay.Asks(question) && !on.Answers.ContainsKey(question.Id)).Select(question => question.Id).ToHashSet();
        return new(on, result)
        {
            ToAsk = [.. result.Findings.Where(finding => finding is { State: FindingState.Unknown, Rule.Session: null } && result.Explain(finding).NotKnown.Any(asked.Contains))],
        };
    }

    /// <summary>The questions of the day in their order: those the form asks now, and those whose earlier answer weighs on a rule.</summary>
    public ImmutableArray<Question> Questions(SafetyKnowledge knowledge, LocalDate day)
    {
        var shown = Questionnaire.ForScreening(knowledge).At(day, Screening.Answers).Shown;
        return [.. knowledge.Questions.Where(question => VisitDay.Asks(question) && (shown.Contains(question) || Weighs(question)))];
    }

    private bool Weighs(Question question) => Screening.Held.ContainsKey(question.Id)
        && Result.Findings.Any(finding => finding.State == FindingState.Fired && finding.Rule.Inputs.Contains(question.Fact.Index));
}
