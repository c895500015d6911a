using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Screening;

public sealed class QuestionnaireTests
{
    private static readonly Questionnaire Form = Questionnaire.ForScreening(SafetyKnowledge.Embedded);

    [Fact]
    public void Puts_29_questions_to_a_healthy_adult_needled_before_and_28_to_one_who_was_not()
    {
        Assert.Equal(29, Form.At(Today, Healthy).Shown.Length);
        Assert.Equal(28, Form.At(Today, With(("q-needled-before", No)).Remove("q-previous-reaction")).Shown.Length);
        Assert.True(Form.At(Today, Healthy).IsComplete);
    }

    [Fact]
    public void Keeps_a_group_closed_until_its_gate_has_been_put()
    {
        var state = Form.At(Today, Healthy.Remove("q-gate-lungs"));

        Assert.False(Shows(state, "q-lung-disease"));
        Assert.False(state.IsComplete);
        Assert.Equal("q-gate-lungs", state.NextAfter("q-gate-heart")!.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Opens_a_group_on_yes_and_on_not_sure(bool? gate)
    {
        var answer = gate is { } said ? new Value.YesNo(said) : Value.Unsure;

        var state = Form.At(Today, With(("q-gate-lungs", answer)));

        Assert.Equal(["q-lung-disease", "q-pneumothorax-history", "q-chest-shape"], state.Open.Except(["q-medicines-other"]).OrderBy(Place));
        Assert.False(state.IsComplete);
    }

    [Fact]
    public void Is_complete_with_not_sure_and_never_with_what_cannot_be_read()
    {
        Assert.True(Form.At(Today, With(("q-ate-today", Value.Unsure))).IsComplete);
        Assert.False(Form.At(Today, With(("q-ate-today", Value.Unreadable))).IsComplete);
    }

    [Fact]
    public void Waits_for_every_answer_that_a_question_hangs_on()
    {
        var cancerOpen = With(("q-gate-cancer-immune", Yes), ("q-weak-immune", Value.Unsure), ("q-lymphoedema", No), ("q-lymph-nodes-removed", No));

        Assert.False(Shows(Form.At(Today, cancerOpen), "q-neutropenia"));
        Assert.True(Shows(Form.At(Today, cancerOpen.Add("q-cancer", One("none"))), "q-neutropenia"));
    }

    [Fact]
    public void Asks_for_a_guardian_of_a_minor_and_of_nobody_whose_birthday_is_not_known_yet()
    {
        Assert.True(Shows(Form.At(Today, With(("q-date-of-birth", On(2012, 1, 1)))), "q-guardian-consent"));
        Assert.False(Shows(Form.At(Today, Healthy), "q-guardian-consent"));
        Assert.False(Shows(Form.At(Today, Healthy.Remove("q-date-of-birth")), "q-guardian-consent"));
        Assert.True(Shows(Form.At(Today, With(("q-date-of-birth", Value.Unsure))), "q-guardian-consent"));
    }

    [Fact]
    public void Walks_from_the_first_question_to_the_last_and_back_to_what_was_passed_over()
    {
        var state = Form.At(Today, Healthy.Remove("q-height-cm").Remove("q-drive-after"));

        Assert.Equal("q-height-cm", state.NextAfter(null)!.Id);
        Assert.Equal("q-drive-after", state.NextAfter("q-height-cm")!.Id);
        Assert.Equal("q-medicines-other", state.NextAfter("q-drive-after")!.Id);
        Assert.Equal("q-height-cm", state.NextAfter("q-medicines-other")!.Id);
        Assert.Null(Form.At(Today, Healthy).NextAfter("q-medicines-other"));
    }

    [Fact]
    public void Groups_what_is_shown_by_section()
    {
        var sections = Form.At(Today, Healthy.Remove("q-drive-after")).Sections(SafetyKnowledge.Embedded.Vocabulary);

        Assert.Equal(
            ["about-you", "consent", "needles", "today", "warning-signs", "bleeding", "heart-lungs", "health", "pregnancy", "surgery", "lifestyle"],
            sections.Select(section => section.Id));
        Assert.Equal(("Antes y después", 3, 1), (sections[^1].Label.Es, sections[^1].Questions.Length, sections[^1].Replied));
    }

    [Fact]
    public void Has_the_denied_warning_signs_and_bleeding_read_back() =>
        Assert.Equal(
            ["q-gate-nerve", "q-gate-general", "q-gate-limb-injury", "q-gate-bleeding"],
            Form.ToReadBack(With(("q-gate-heart-head", Value.Unsure))).Select(gate => gate.Id));

    [Fact]
    public void Asks_a_check_in_by_what_the_screening_said()
    {
        var checkIn = Questionnaire.ForCheckIn(SafetyKnowledge.Embedded);
        var nothing = ImmutableDictionary<string, Value>.Empty;

        Assert.False(Shows(checkIn.At(Today, nothing, Healthy), "fu-pregnancy-signs"));
        Assert.True(Shows(checkIn.At(Today, nothing, With(("q-pregnant", One("maybe")))), "fu-pregnancy-signs"));
        Assert.True(Shows(checkIn.At(Today, nothing), "fu-pregnancy-signs"));
        Assert.False(Shows(checkIn.At(Today, nothing), "fu-needlestick"));
    }

    private static bool Shows(FormState state, string id) => state.Shown.Any(question => question.Id == id);

    private static int Place(string id) => SafetyKnowledge.Embedded.Facts.IndexOf(id);
}
