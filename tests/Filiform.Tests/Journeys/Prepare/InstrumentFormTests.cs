using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class AskedInstrumentsTests
{
    [Fact]
    public async Task Are_those_of_the_plan_that_may_be_shown_and_have_no_step_of_their_own()
    {
        await using var form = await Filling.New(["nprs", "psfs", "ndi", "groc"]);

        var asked = Assert.Single(await form.Asked());

        Assert.Equal(("groc", true), (asked.Instrument.Id, asked.IsDue));
    }

    [Fact]
    public async Task Rate_no_change_before_the_first_session()
    {
        await using var form = await Filling.New(["groc", "pgic", "nprs-3"], sessions: 0);

        Assert.Equal(["nprs-3"], (await form.Asked()).Select(each => each.Instrument.Id));
    }

    [Fact]
    public async Task Come_from_the_condition_of_the_booking_while_there_is_no_plan()
    {
        await using var form = await Filling.New(null);
        Assert.Empty(await form.Asked());
        await form.Clinic.Do(work => work.Execute("update appointment set condition = 'neck-pain' where clinic = @clinic and id = @visit", new { visit = form.She.Visit }));

        Assert.Equal(["groc"], (await form.Asked()).Select(each => each.Instrument.Id));
    }

    [Fact]
    public async Task Come_again_when_a_re_evaluation_is_due_and_not_before()
    {
        await using var form = await Filling.New(["groc"], sessions: 1, 3);
        await form.Answer("groc", "groc1", "2");
        await form.Send("groc", 1);
        form.She.Visit = await form.Clinic.Appointment(form.She.Patient, "10:00");
        await form.Sign();
        Assert.Empty(await form.Asked());

        await form.Sign();

        Assert.True((await form.Asked("groc")).IsDue);
    }
}

public sealed class AnswerInstrumentTests
{
    [Fact]
    public async Task Keeps_each_answer_at_once_and_sealed_so_that_another_device_goes_on()
    {
        await using var form = await Filling.New(["nprs-3"]);

        Assert.Equal("best", (await form.Answer("nprs-3", "now", "6")).Value.Next);

        var asked = await form.Asked("nprs-3");
        Assert.Equal(("6", "best", 1), (asked.Key(asked.Items[0]), asked.FirstOpen!.Id, asked.Replied));
        Assert.DoesNotContain("now", await form.Clinic.Scalar<string>("select answers from instrument_draft where clinic = @clinic"), StringComparison.Ordinal);
        Assert.Empty(await form.Kept());
    }

    [Fact]
    public async Task Leads_back_to_what_was_passed_by_and_then_to_the_check()
    {
        await using var form = await Filling.New(["nprs-3"]);

        Assert.Equal("now", (await form.Answer("nprs-3", "worst", "9")).Value.Next);
        Assert.Equal("best", (await form.Answer("nprs-3", "now", "6")).Value.Next);
        Assert.Null((await form.Answer("nprs-3", "best", "1")).Value.Next);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("6.5")]
    [InlineData("open")]
    [InlineData("99999999999999999999")]
    public async Task Refuses_what_the_question_does_not_take(string? answer)
    {
        await using var form = await Filling.New(["nprs-3"]);

        Assert.Equal(("choose-one", "answer"), SaveDrawingTests.Wrong(await form.Answer("nprs-3", "now", answer)));
    }

    [Fact]
    public async Task Overwrites_nothing_that_another_browser_answered_meanwhile()
    {
        await using var form = await Filling.New(["nprs-3"]);
        await form.Answer("nprs-3", "now", "6");

        Assert.Equal(Refusal.Stale, (await form.Answer("nprs-3", "now", "2")).Refusal);
        Assert.Null((await form.Answer("nprs-3", "now", "6")).Refusal);
        Assert.Null((await form.Answer("nprs-3", "best", "1")).Refusal);
        Assert.Null((await form.Answer("nprs-3", "now", "2", seen: "6")).Refusal);
    }

    [Fact]
    public async Task Loses_neither_of_two_answers_given_at_once()
    {
        await using var form = await Filling.New(["nprs-3"]);

        var results = await Task.WhenAll(form.Answer("nprs-3", "now", "6"), form.Answer("nprs-3", "best", "1"), form.Answer("nprs-3", "worst", "9"));

        Assert.All(results, result => Assert.Null(result.Refusal));
        Assert.Equal(3, (await form.Asked("nprs-3")).Replied);
    }

    [Fact]
    public async Task Is_not_asked_for_what_the_visit_does_not_ask()
    {
        await using var form = await Filling.New(["groc"]);

        Assert.Equal(Refusal.NotFound, (await form.Answer("pgic", "pgic1", "2")).Refusal);
        Assert.Equal(Refusal.NotFound, (await form.Answer("groc", "pgic1", "2")).Refusal);
        Assert.Equal(Refusal.NotFound, (await form.Answer("ndi", "1", "2")).Refusal);
    }

    [Fact]
    public async Task Is_closed_with_the_visit_and_to_the_link_of_another()
    {
        await using var form = await Filling.New(["groc"]);
        var other = await form.Clinic.Appointment(form.She.Patient, "11:00");
        Assert.Equal(Refusal.NotFound, (await form.Answer("groc", "groc1", "2", actor: form.Clinic.Link(form.She.Patient, 1, other))).Refusal);
        Assert.Equal(Refusal.ConfirmBirthDate, (await form.Answer("groc", "groc1", "2", actor: form.Clinic.Link(form.She.Patient, 0, form.She.Visit))).Refusal);
        await form.Answer("groc", "groc1", "2");

        await form.Clinic.Do(work => work.Execute("update appointment set status = 'cancelled' where clinic = @clinic and id = @visit", new { visit = form.She.Visit }));

        Assert.Equal(Refusal.LinkClosed, (await form.Answer("groc", "groc1", "3", seen: "2")).Refusal);
        Assert.Equal(Refusal.LinkClosed, (await form.Send("groc", 1)).Refusal);
        Assert.Equal(1, (await form.Asked("groc")).Replied);
    }
}

public sealed class SendInstrumentTests
{
    [Fact]
    public async Task Scores_and_keeps_the_answers_for_the_visit()
    {
        await using var form = await Filled(("now", "6"), ("best", "1"), ("worst", "9"));

        var sent = await form.Send("nprs-3", 3);

        var kept = Assert.Single(await form.Kept());
        Assert.Equal((sent.Value, "nprs-3", 5.33m, form.She.Visit, Filling.Content.Instruments.Version), (kept.Id, kept.Instrument, kept.Score, kept.Appointment, kept.KnowledgeVersion));
        Assert.Equal([6, 1, 9], kept.Answers);
        Assert.Equal(0, await form.Clinic.Scalar<int>("select count(*) from instrument_draft where clinic = @clinic"));
    }

    [Fact]
    public async Task Is_done_once_however_often_it_is_clicked()
    {
        await using var form = await Filled(("now", "6"), ("best", "1"), ("worst", "9"));

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.Send("nprs-3", 3)));
        var again = await form.Send("nprs-3", 3);

        Assert.Single(await form.Kept());
        Assert.All(sent.Append(again), each => Assert.Equal(sent[0].Value, each.Value));
    }

    [Fact]
    public async Task Waits_for_every_question_and_for_whoever_sends_to_have_seen_the_answers()
    {
        await using var form = await Filled(("now", "6"), ("best", "1"));
        Assert.Equal("questions-open", (await form.Send("nprs-3", 2)).Refusal!.Reasons[0].Code);
        await form.Answer("nprs-3", "worst", "9");

        Assert.Equal(Refusal.Stale, (await form.Send("nprs-3", 2)).Refusal);
        Assert.Empty(await form.Kept());
    }

    [Fact]
    public async Task Keeps_without_a_score_what_has_too_few_answers()
    {
        await using var form = await Filling.New(["own-3"]);
        foreach (var (item, answer) in new[] { ("now", "6"), ("best", "open"), ("worst", "open") }) Assert.Null((await form.Answer("own-3", item, answer)).Refusal);

        Assert.Null((await form.Send("own-3", 3)).Refusal);

        var kept = Assert.Single(await form.Kept());
        Assert.Null(kept.Score);
        Assert.Equal([6, null, null], kept.Answers);
        Assert.True((await form.Asked("own-3")).IsSent);
    }

    [Fact]
    public async Task Scores_by_the_rule_for_missing_items()
    {
        await using var form = await Filling.New(["own-3"]);
        foreach (var (item, answer) in new[] { ("now", "6"), ("best", "open"), ("worst", "9") }) await form.Answer("own-3", item, answer);

        await form.Send("own-3", 3);

        Assert.Equal(7.5m, Assert.Single(await form.Kept()).Score);
    }

    [Fact]
    public async Task Stays_sent_until_it_is_opened_again()
    {
        await using var form = await Filled(("now", "6"), ("best", "1"), ("worst", "9"));
        var first = (await form.Send("nprs-3", 3)).Value;
        Assert.Equal("screening-sent", (await form.Answer("nprs-3", "now", "3")).Refusal!.Reasons[0].Code);

        await form.Revise("nprs-3");
        await form.Revise("nprs-3");
        Assert.Equal(first, (await form.Send("nprs-3", 1)).Value);
        await form.Revise("nprs-3");
        await form.Answer("nprs-3", "now", "3", seen: "6");
        form.Clinic.Clock.AdvanceMinutes(1);
        await form.Send("nprs-3", 2);

        Assert.Equal([5.33m, 4.33m], (await form.Kept()).Select(row => row.Score));
    }

    private static async Task<Filling> Filled(params (string Item, string Answer)[] answers)
    {
        var form = await Filling.New(["nprs-3"]);
        foreach (var (item, answer) in answers) await form.Answer("nprs-3", item, answer);
        return form;
    }
}
