using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Triage;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Triage;

public sealed class CheckInVerdictTests
{
    [Fact]
    public void Leaves_a_quiet_comment_alone()
    {
        var verdict = Judge(("fu-comment", new Value.Prose("All good, thank you")));

        Assert.Equal(TriageLevel.None, verdict.Level);
        Assert.Equal(["none"], verdict.Messages.Select(message => message.Id));
    }

    [Fact]
    public void Raises_danger_words_to_a_clinicians_look_and_drops_what_would_sound_too_calm()
    {
        var verdict = Judge(("fu-bruise", One("small")), ("fu-comment", new Value.Prose("me falta el aire")));

        Assert.Equal((TriageLevel.ClinicianReview, TriageLevel.SelfCare), (verdict.Level, verdict.Ticked.Level));
        Assert.Equal(["words"], verdict.Messages.Select(message => message.Id));
        Assert.Equal(["lung-heart"], verdict.Concerns.Select(found => found.Concern.Id));
    }

    [Fact]
    public void Never_lowers_what_was_ticked()
    {
        var verdict = Judge(("fu-stroke-signs", Yes), ("fu-comment", new Value.Prose("It is nothing, do not worry. No fever.")));

        Assert.Equal(TriageLevel.Emergency, verdict.Level);
        Assert.Equal(["t-stroke-signs"], verdict.Messages.Select(message => message.Id));
    }

    [Fact]
    public void Has_words_for_a_level_that_only_something_unknown_reached()
    {
        var verdict = Judge(("fu-chest-pain", Value.Unsure));

        Assert.Empty(verdict.Ticked.Messages);
        Assert.Equal(["not-known"], verdict.Messages.Select(message => message.Id));
        Assert.Contains("Call 911 (or your local emergency number) or go to the emergency room now.", verdict.Messages[0].Text.En);
        Assert.Contains("Llame al 911 (o al número de emergencias de su zona) o vaya ahora a la sala de emergencias.", verdict.Messages[0].Text.Es);
    }

    [Fact]
    public void Counts_what_was_given_of_an_unfinished_form_and_not_what_is_missing()
    {
        Assert.Equal(TriageLevel.None, SoFar(("fu-bruise", One("none"))).Level);
        Assert.Empty(SoFar(("fu-bruise", One("none"))).Messages);

        var emergency = SoFar(("fu-stroke-signs", Yes));
        Assert.Equal(TriageLevel.Emergency, emergency.Level);
        Assert.Equal(["t-stroke-signs"], emergency.Messages.Select(message => message.Id));

        var words = SoFar(("fu-comment", new Value.Prose("me falta el aire")));
        Assert.Equal(TriageLevel.ClinicianReview, words.Level);
        Assert.Equal(["words"], words.Messages.Select(message => message.Id));
    }

    [Fact]
    public void Tells_a_clinician_from_a_review_on_and_names_each_danger_once()
    {
        Assert.False(Judge(("fu-bruise", One("small"))).NeedsSomebody);
        Assert.True(Judge(("fu-chest-pain", Value.Unsure)).NeedsSomebody);
        Assert.Empty(Judge(("fu-bruise", One("small")), ("fu-chest-pain", Value.Unsure)).Dangers);
        Assert.Equal(
            ["lung-heart", "t-stroke-signs"], Judge(("fu-bruise", One("small")), ("fu-stroke-signs", Yes), ("fu-comment", new Value.Prose("me falta el aire"))).Dangers.Order());
    }

    [Fact]
    public void An_unfinished_form_that_reports_an_emergency_in_words_too_says_the_emergency_only()
    {
        var both = SoFar(("fu-stroke-signs", Yes), ("fu-comment", new Value.Prose("me falta el aire")));
        Assert.Equal(["t-stroke-signs"], both.Messages.Select(message => message.Id));

        var review = SoFar(("fu-fever", Yes), ("fu-comment", new Value.Prose("me falta el aire")));
        Assert.Equal(["t-fever", "words"], review.Messages.Select(message => message.Id));
        Assert.Empty(SoFar(("fu-bruise", One("small"))).Messages);
    }

    private static CheckInVerdict SoFar(params (string Question, Value Answer)[] answers)
    {
        var given = answers.ToDictionary(answer => answer.Question, answer => answer.Answer);
        return CheckInVerdict.SoFar(SafetyKnowledge.Embedded, DangerWords.Embedded, new(new(2026, 11, 24), given, new Dictionary<string, Value>(), null));
    }

    private static CheckInVerdict Judge(params (string Question, Value Answer)[] answers) =>
        CheckInVerdict.Of(SafetyKnowledge.Embedded, DangerWords.Embedded, CheckIn.Saying(answers));
}
