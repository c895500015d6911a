using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Consenting;
using Filiform.Journeys.Prepare.Health;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class CompleteScreeningTests
{
    [Fact]
    public async Task Keeps_the_result_and_the_knowledge_that_made_it()
    {
        await using var she = await Preparing.New();

        var id = await she.Screened();

        var sent = (await she.Last())!;
        Assert.Equal((id, "completed", "needs-clinician-review", "2026.1"), (sent.Id, sent.Status, sent.Disposition, sent.KnowledgeVersion));
        Assert.Equal(Disposition.Proceed, (await she.Read()).Sent!.Disposition);
        Assert.Null((await she.Read()).Form.Draft);
    }

    /// <summary>A gate that was answered with "I am not sure" is opened into its questions: whoever knows each of them is sure.</summary>
    [Fact]
    public async Task Says_that_somebody_is_unsure_only_of_what_is_still_open()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-gate-lungs", "unsure"), ("q-gate-heart", "unsure"), ("q-valve-endocarditis", "unsure"));

        var unsure = (await she.Read()).Sent!.NotSure.Select(question => question.Id).ToList();
        var text = (await she.ReadConsent()).Text.Sections.Single(section => section.Id == ConsentText.OwnRisks).Points;

        Assert.DoesNotContain("q-gate-lungs", unsure);
        Assert.NotEmpty(unsure);
        Assert.Contains(text, point => point.StartsWith("You were not sure of some", StringComparison.Ordinal));
        Assert.DoesNotContain(text, point => point.StartsWith("Your health answers name no risk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Puts_a_healthy_adult_fewer_than_thirty_questions()
    {
        await using var she = await Preparing.New();

        await she.AnswerAll();

        Assert.InRange((await she.Read()).Form.State.Shown.Length, 25, 29);
    }

    [Fact]
    public async Task Refuses_a_form_with_open_questions()
    {
        await using var she = await Preparing.New();
        await she.Answer("q-height-cm", "170");

        var refusal = (await she.Send()).Refusal!;

        Assert.Equal(("blocked", "questions-open"), (refusal.Code, Assert.Single(refusal.Reasons).Code));
    }

    [Fact]
    public async Task Asks_for_the_word_that_the_answers_are_right()
    {
        await using var she = await Preparing.New();
        await she.AnswerAll();

        Assert.Equal("confirm-answers", Assert.Single((await she.Send(right: false)).Refusal!.Reasons).Code);
    }

    [Fact]
    public async Task Sends_only_what_was_seen()
    {
        await using var she = await Preparing.New();
        await she.AnswerAll();
        var seen = (await she.Read()).Form.Draft!.Version;
        await she.Answer("q-drive-after", "yes", seen: "false");

        Assert.Equal(Refusal.Stale, (await she.Send(seen)).Refusal);
        Assert.Null(await she.Last());
    }

    [Fact]
    public async Task Gives_a_second_click_the_same_screening()
    {
        await using var she = await Preparing.New();
        await she.AnswerAll();
        var seen = (await she.Read()).Form.Draft!.Version;

        var first = await she.Send(seen);
        var second = await she.Send(seen);

        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task Says_what_stops_and_what_is_taken_care_of()
    {
        await using var she = await Preparing.New();

        await she.Screened(("q-gate-bleeding", "yes"), ("q-bleeding-disorder", "severe"), ("q-drive-after", "yes"), ("q-hypermobility", "unsure"));

        var sent = (await she.Read()).Sent!;
        Assert.Equal(Disposition.DoNotNeedle, sent.Disposition);
        Assert.True(sent.IsTalkOnly);
        Assert.Equal("bleeding-disorder-severe", Assert.Single(sent.Stops).Rule.Id);
        Assert.NotEmpty(sent.Cautions);
    }

    [Fact]
    public async Task Supersedes_what_was_sent_before()
    {
        await using var she = await Preparing.New();
        var first = await she.Screened();
        await she.Revise();

        // The sent one stands until the new one is sent.
        Assert.Equal(first, (await she.Last())!.Id);
        await she.Answer("q-gate-lungs", "yes", seen: "false");
        await she.AnswerAll(("q-lung-disease", "asthma"));
        var second = (await she.Send()).Value;

        Assert.NotEqual(first, second);
        Assert.Equal(second, (await she.Last())!.Id);
        Assert.Equal("superseded", (await she.Clinic.Do(work => Screenings.Read(work, Preparing.Content.Safety, she.Patient, first)))!.Status);
    }

    [Fact]
    public async Task Starts_a_revision_from_the_answers_just_sent()
    {
        await using var she = await Preparing.New();
        await she.Screened();

        await she.Revise();

        var form = (await she.Read()).Form;
        Assert.True(form.State.IsComplete);
        Assert.Equal(new Value.Number(170), form.Answers["q-height-cm"]);
    }

    [Fact]
    public async Task Holds_earlier_answers_unconfirmed_for_another_visit()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-gate-conditions", "yes"), ("q-diabetes", "poor-control"), ("q-gate-today", "yes"), ("q-fever-unwell", "no"));
        she.Visit = await she.Clinic.Appointment(she.Patient, "11:00");
        await she.Revise();

        var form = (await she.Read()).Form;

        Assert.Equal(new HeldAnswer("q-diabetes", new Value.Option("poor-control")), form.Held["q-diabetes"]);
        Assert.False(form.Answers.ContainsKey("q-diabetes"));
        Assert.False(form.Held.ContainsKey("q-fever-unwell"));
        Assert.Contains("q-height-cm", form.State.Open);
    }

    [Fact]
    public async Task Counts_what_is_held_behind_a_gate_that_was_answered_no()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-gate-bleeding", "yes"), ("q-bleeding-disorder", "severe"));
        she.Visit = await she.Clinic.Appointment(she.Patient, "11:00");
        await she.Revise();

        await she.Screened();

        Assert.Equal("do-not-needle", (await she.Last())!.Disposition);
        Assert.Equal(new Value.Option("severe"), (await she.Last())!.Held["q-bleeding-disorder"]);
    }

    [Fact]
    public async Task Drops_what_is_held_when_the_patient_says_it_is_over()
    {
        await using var she = await Preparing.New();
        await she.Screened(("q-pregnant", "yes"), ("q-pregnancy-weeks", "8"), ("q-pregnancy-complication", "no"));
        Assert.Equal("defer", (await she.Last())!.Disposition);
        she.Visit = await she.Clinic.Appointment(she.Patient, "11:00");
        await she.Revise();

        await she.Screened();

        Assert.Equal("needs-clinician-review", (await she.Last())!.Disposition);
        Assert.False((await she.Last())!.Held.ContainsKey("q-pregnancy-weeks"));
    }

    [Fact]
    public async Task Speaks_for_a_visit_for_thirty_days()
    {
        await using var she = await Preparing.New();
        await she.Screened();

        Assert.NotNull((await she.Read()).Sent);
        Assert.False(ScreeningAge.IsStale(Preparing.Content.Safety, new(2026, 11, 23), new(2026, 12, 23)));
        Assert.True(ScreeningAge.IsStale(Preparing.Content.Safety, new(2026, 11, 23), new(2026, 12, 24)));
    }
}
