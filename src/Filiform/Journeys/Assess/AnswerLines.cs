using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Health;
using Filiform.Journeys.Shared;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Journeys.Assess;

/// <summary>One health question with what is known of it, as a clinician reads it.</summary>
/// <param name="Said">What counts, in words; empty for none.</param>
/// <param name="Wrote">What the patient sent, where something else was found out in person; null where nothing was.</param>
/// <param name="InPerson">Null when nobody has asked.</param>
/// <param name="IsHeld">From the imported record or an earlier visit, and not confirmed by the patient.</param>
/// <param name="IsOpen">Not answered, or not known: a rule may wait for it.</param>
public sealed record AnswerLine(Question Question, string Said, string? Wrote, InPersonAnswer? InPerson, bool IsHeld, bool IsOpen)
{
    /// <summary>About the day of the visit and said on another: the room asks it, nobody has to settle it before.</summary>
    public bool IsForTheDay => IsHeld && VisitDay.Asks(Question);

    /// <summary>Whether its form stands on the page at once: something is to be settled, or can be measured.</summary>
    public bool IsToSettle => IsOpen || (IsHeld && !IsForTheDay) || Question.Unit is "cm" or "kg";
}

public static class AnswerLines
{
    /// <summary>Every question that was answered, is held, or is open, in the order of the form.</summary>
    public static ImmutableArray<AnswerLine> Of(ClinicalContent content, ScreeningRow screening, LocalDate today)
    {
        var open = Questionnaire.ForScreening(content.Safety).At(today, screening.Answers).Open.ToHashSet();
        return
        [
            .. from question in content.Safety.Questions
               let value = screening.Answers.GetValueOrDefault(question.Id)
               let held = screening.Held.GetValueOrDefault(question.Id)
               where question.Section != ScreeningForm.ConsentSection && (value is not null || held is not null || open.Contains(question.Id))
               let asked = screening.InPerson.FirstOrDefault(each => each.Question == question.Id)
               select new AnswerLine(
                   question, AnswerText.Say(content.Safety.Vocabulary, question, value ?? held),
                   asked is null ? null : AnswerText.Say(content.Safety.Vocabulary, question, screening.Told.GetValueOrDefault(question.Id)), asked,
                   IsHeld: value is null && held is not null, IsOpen: value is null && held is null || ReferenceEquals(value, Value.Unsure)),
        ];
    }
}
