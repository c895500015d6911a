using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Health;

/// <summary>An answer that is known from elsewhere and that the patient has not confirmed for this visit.</summary>
/// <param name="Value">Null when something bears on the question without answering it: then it is only said, and counts for nothing.</param>
/// <param name="Origin">What is known and from where, in words; null for what the patient said at an earlier visit.</param>
public sealed record HeldAnswer(string Question, Value? Value, Said? Origin = null);

/// <summary>Somewhere that answers are known from.</summary>
public interface IHoldAnswers
{
    /// <summary>Sources are asked in this order; the first that knows an answer is believed.</summary>
    int Order { get; }

    Task<ImmutableArray<HeldAnswer>> Of(Work work, Id<Patient> patient);
}

/// <summary>Everything that is held about one patient and not yet confirmed.</summary>
public sealed class HeldAnswers(ClinicalContent content, IEnumerable<IHoldAnswers> sources)
{
    /// <param name="told">What the patient has told or confirmed for this visit.</param>
    /// <returns>By question id; what was told is left out.</returns>
    public async Task<ImmutableDictionary<string, HeldAnswer>> Of(Work work, Id<Patient> patient, LocalDate asOf, IReadOnlyDictionary<string, Value> told)
    {
        var held = ImmutableDictionary.CreateBuilder<string, HeldAnswer>();
        foreach (var source in sources.OrderBy(each => each.Order))
            foreach (var answer in await source.Of(work, patient))
                if (!told.ContainsKey(answer.Question) && !held.ContainsKey(answer.Question)) held.Add(answer.Question, answer);

        var facts = Facts.Of(content.Safety.Facts, asOf, told);
        return held.Where(pair => Counts(pair.Key, facts)).ToImmutableDictionary();
    }

    /// <summary>
    /// The weeks of a pregnancy that is over by the patient's own word mean nothing. A *no* to a gate is another thing: it speaks of many
    /// questions at once, so what is held behind it still counts (safety.md §1).
    /// </summary>
    private bool Counts(string id, Facts told)
    {
        if (content.Safety.Questions.FirstOrDefault(each => each.Id == id) is not { } question) return false;
        return question.AskWhen is not { } when || when.Holds(told) != Truth.False || content.Safety.Facts.Inputs(when).Any(IsGate);
    }

    private bool IsGate(int fact) => content.Safety.Questions.Any(question => question.Fact.Index == fact && question.IsGate);
}

/// <summary>The screening that the patient sent last.</summary>
public sealed class EarlierScreening(ClinicalContent content) : IHoldAnswers
{
    /// <summary>How somebody is today, and whether they agree, is asked anew each time.</summary>
    private static readonly ImmutableArray<string> Fleeting = ["today", ScreeningForm.ConsentSection];

    public int Order => 2;

    public async Task<ImmutableArray<HeldAnswer>> Of(Work work, Id<Patient> patient)
    {
        if (await Screenings.LastCompleted(work, content.Safety, patient) is not { } last) return [];
        var lasting = content.Safety.Questions.Where(question => !Fleeting.Contains(question.Section)).Select(question => question.Id).ToHashSet();
        return [.. last.Answers.Where(answer => lasting.Contains(answer.Key) && !ReferenceEquals(answer.Value, Value.Unsure))
            .Select(answer => new HeldAnswer(answer.Key, answer.Value))];
    }
}

internal sealed class HealthServices : IServices
{
    public void Add(IServiceCollection services) => services
        .AddSingleton<HeldAnswers>()
        .AddSingleton<IHoldAnswers, EarlierScreening>()
        .AddSingleton<IHoldAnswers, FromRecord>();
}
