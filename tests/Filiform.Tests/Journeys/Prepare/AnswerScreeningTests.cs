using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare.Health;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class AnswerScreeningTests
{
    [Fact]
    public async Task Keeps_each_answer_and_names_the_next_question()
    {
        await using var she = await Preparing.New();

        var height = await she.Answer("q-height-cm", new Reply([], Feet: "5", Inches: "6"));
        var weight = await she.Answer("q-weight-kg", new Reply([], Pounds: "150"));

        Assert.Equal("q-weight-kg", height.Value.Next);
        Assert.Equal("q-communication-need", weight.Value.Next);
        var form = (await she.Read()).Form;
        Assert.Equal(new Value.Number(167.6m), form.Answers["q-height-cm"]);
        Assert.Equal(new Value.Number(68.0m), form.Answers["q-weight-kg"]);
        Assert.Equal(2, form.Draft!.Version);
    }

    [Fact]
    public async Task Takes_the_birth_date_from_the_booking_and_never_asks_it()
    {
        await using var she = await Preparing.New();

        var form = (await she.Read()).Form;

        Assert.Equal(new Value.Day(new LocalDate(1980, 4, 2)), form.Answers["q-date-of-birth"]);
        Assert.Equal("q-height-cm", form.State.NextAfter(null)!.Id);
        Assert.Equal(Refusal.NotFound, (await she.Answer("q-date-of-birth", "1990-01-01")).Refusal);
    }

    [Fact]
    public async Task Leaves_the_consent_questions_to_the_consent_step()
    {
        await using var she = await Preparing.New();

        var form = (await she.Read()).Form;

        Assert.DoesNotContain(form.State.Form, question => question.Section == "consent");
        Assert.Equal(Refusal.NotFound, (await she.Answer("q-consent-given", "yes")).Refusal);
    }

    [Fact]
    public async Task Opens_the_group_behind_a_gate_on_yes_and_on_not_sure()
    {
        await using var she = await Preparing.New();

        Assert.Equal(Refusal.NotFound, (await she.Answer("q-fever-unwell", "no")).Refusal);
        await she.Answer("q-gate-today", "unsure");

        Assert.Null((await she.Answer("q-fever-unwell", "no")).Refusal);
    }

    [Fact]
    public async Task Keeps_both_when_two_browsers_answer_different_questions()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-height-cm", "170");

        // Both pages were opened before either was sent.
        await she.Answer("q-weight-kg", "70");
        await she.Answer("q-needle-fear", "3");

        var answers = (await she.Read()).Form.Answers;
        Assert.Equal(new Value.Number(70), answers["q-weight-kg"]);
        Assert.Equal(new Value.Number(3), answers["q-needle-fear"]);
    }

    [Fact]
    public async Task Keeps_every_answer_that_arrives_at_once()
    {
        await using var she = await Preparing.New();

        var results = await Task.WhenAll(she.Answer("q-height-cm", "170"), she.Answer("q-weight-kg", "70"), she.Answer("q-needle-fear", "2"));

        Assert.All(results, result => Assert.Null(result.Refusal));
        Assert.Equal(4, (await she.Read()).Form.Answers.Count);
        Assert.Equal(1, await she.Clinic.Scalar<long>("select count(*) from screening where clinic = @Here", new { she.Clinic.Here }));
    }

    [Fact]
    public async Task Overwrites_nothing_that_another_browser_said_about_the_same_question()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-height-cm", "170");

        var second = await she.Answer("q-height-cm", "180");

        Assert.Equal(Refusal.Stale, second.Refusal);
        Assert.Equal(new Value.Number(170), (await she.Read()).Form.Answers["q-height-cm"]);
        Assert.Null((await she.Answer("q-height-cm", "180", seen: "170")).Refusal);
        Assert.Null((await she.Answer("q-height-cm", "180")).Refusal);
    }

    [Fact]
    public async Task Says_at_once_what_may_be_an_emergency_and_says_it_once()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-gate-heart-head", "yes");

        var chest = await she.Answer("q-chest-pain-breathless", "yes");
        var next = await she.Answer("q-exertional-pain", "no");

        Assert.True(chest.Value.IsUrgent);
        Assert.False(next.Value.IsUrgent);
        Assert.Equal("red-flag-chest-breathless", Assert.Single((await she.Read()).Urgent).Id);
    }

    [Fact]
    public async Task Keeps_in_sight_what_is_no_longer_asked_until_it_is_taken_back()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-pregnant", "yes");
        await she.Answer("q-pregnancy-weeks", "8");
        await she.Answer("q-pregnant", "no", seen: "\"yes\"");

        Assert.Equal("q-pregnancy-weeks", Assert.Single((await she.Read()).Form.Hidden).Id);
        Assert.Equal(Refusal.Stale, (await she.Answer("q-pregnancy-weeks", (Reply?)null, seen: "9")).Refusal);
        Assert.Null((await she.Answer("q-pregnancy-weeks", (Reply?)null, seen: "8")).Refusal);

        Assert.Empty((await she.Read()).Form.Hidden);
        Assert.Equal(Refusal.NotFound, (await she.Answer("q-pregnant", (Reply?)null, seen: "\"no\"")).Refusal);
    }

    [Fact]
    public async Task Opens_to_nobody_but_the_patient_of_this_visit()
    {
        await using var she = await Preparing.New();
        var other = await she.Clinic.Patient("Lena", "Fields", "1991-01-01", "lena@example.org");
        var otherVisit = await she.Clinic.Appointment(other, "10:00");

        Assert.Equal(Refusal.NotAllowed, (await she.Answer("q-height-cm", "170", actor: she.Clinic.Link(other, 1, otherVisit))).Refusal);
        Assert.Equal(Refusal.NotFound, (await she.Answer("q-height-cm", "170", actor: she.Clinic.Link(she.Patient, 1, otherVisit))).Refusal);
        Assert.Equal(Refusal.ConfirmBirthDate, (await she.Answer("q-height-cm", "170", actor: she.Clinic.Link(she.Patient, 0, she.Visit))).Refusal);
        Assert.Equal(Refusal.NotAllowed, (await she.Answer("q-height-cm", "170", actor: she.Clinic.Therapist)).Refusal);
        Assert.Equal(Refusal.SignInFirst, (await she.Answer("q-height-cm", "170", actor: Actor.Visitor.In(she.Clinic.Here))).Refusal);
        she.Visit = otherVisit;
        Assert.Equal(Refusal.NotFound, (await she.Answer("q-height-cm", "170")).Refusal);
    }

    [Fact]
    public async Task Is_closed_when_the_visit_is_not_ahead()
    {
        await using var she = await Preparing.New(status: "cancelled");

        Assert.Equal(Refusal.LinkClosed, (await she.Answer("q-height-cm", "170")).Refusal);
    }

    [Fact]
    public async Task Keeps_markup_emoji_and_right_to_left_as_they_were_written()
    {
        await using var she = await Preparing.New();
        const string text = "<script>alert(1)</script> 💊 وارفارين \"O'Neil\"";

        await she.Answer("q-medicines-other", text);

        Assert.Equal(new Value.Prose(text), (await she.Read()).Form.Answers["q-medicines-other"]);
        var stored = await she.Clinic.Scalar<string>("select answers from screening where clinic = @Here", new { she.Clinic.Here });
        Assert.DoesNotContain("script", stored, StringComparison.Ordinal);
    }
}
