using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare.Health;
using Filiform.Pipeline;
using Question = Filiform.Clinical.Screening.Question;

namespace Filiform.Tests.Journeys.Prepare;

public sealed class ReplyTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Theory]
    [InlineData("q-fainted-needles", "", "choose-answer")]
    [InlineData("q-fainted-needles", "maybe", "choose-answer")]
    [InlineData("q-cancer", "sometimes", "choose-answer")]
    [InlineData("q-blood-thinner-list", "poison", "choose-answer")]
    [InlineData("q-inr", "2,4", "number-form")]
    [InlineData("q-inr", "-1", "number-form")]
    [InlineData("q-inr", "16", "number-range")]
    [InlineData("q-inr", "1e9", "number-form")]
    [InlineData("q-height-cm", "49", "number-range")]
    [InlineData("q-platelet-count", "150,000", "number-form")]
    [InlineData("q-needle-fear", "11", "number-range")]
    [InlineData("q-inr-date", "23/11/2026", "date-form")]
    [InlineData("q-inr-date", "2026-02-30", "date-form")]
    [InlineData("q-inr-date", "1026-02-03", "date-form")]
    [InlineData("q-inr-date", "2026-11-24", "date-future")]
    public void Names_what_is_wrong(string question, string answer, string reason) =>
        Assert.Equal((null, reason, "answer"), Wrong(question, new Reply([answer])));

    [Fact]
    public void Refuses_a_text_that_is_too_long() =>
        Assert.Equal((null, "too-long", "answer"), Wrong("q-medicines-other", new Reply([new string('x', 2001)])));

    [Fact]
    public void Refuses_two_answers_that_exclude_each_other()
    {
        Assert.Equal("none-or-others", Wrong("q-blood-thinner-list", new Reply(["warfarin", "none"])).Code);
        Assert.Equal("unsure-or-answer", Wrong("q-blood-thinner-list", new Reply(["warfarin", "unsure"])).Code);
        Assert.Equal("unsure-or-answer", Wrong("q-inr", new Reply(["2.4"], Unsure: true)).Code);
        Assert.Equal("unsure-or-answer", Wrong("q-weight-kg", new Reply([], Unsure: true, Pounds: "150")).Code);
        Assert.Equal("one-unit", Wrong("q-weight-kg", new Reply(["70"], Pounds: "150")).Code);
    }

    [Fact]
    public void Takes_every_type()
    {
        Assert.Equal(new Value.YesNo(true), Read("q-fainted-needles", "yes"));
        Assert.Equal(new Value.Option("past"), Read("q-cancer", "past"));
        Assert.Equal(new Value.Number(2.4m), Read("q-inr", " 2.4 "));
        Assert.Equal(new Value.Number(0), Read("q-needle-fear", "0"));
        Assert.Equal(new Value.Day(new LocalDate(2026, 11, 23)), Read("q-inr-date", "2026-11-23"));
        Assert.Equal(new Value.Prose(""), Read("q-medicines-other", " "));
        var list = Assert.IsType<Value.Options>(new Reply(["warfarin", "nsaid", "warfarin"]).Read(Find("q-blood-thinner-list"), Today).Value);
        Assert.Equal(["warfarin", "nsaid"], list.Ids);
    }

    [Fact]
    public void Takes_not_sure_for_every_question() => Assert.All(Preparing.Content.Safety.Questions, question =>
    {
        Assert.Same(Value.Unsure, new Reply(["unsure"]).Read(question, Today).Value);
        Assert.Same(Value.Unsure, new Reply([""], Unsure: true).Read(question, Today).Value);
    });

    [Fact]
    public void Shows_a_measure_in_the_units_it_was_given_in()
    {
        var feet = ShownReply.Of(Find("q-height-cm"), new Value.Number(167.6m));
        Assert.Equal(("5", "6", true), (feet.Feet, feet.Inches, feet.Values.IsEmpty));
        Assert.Equal(["170"], ShownReply.Of(Find("q-height-cm"), new Value.Number(170)).Values);
        Assert.Equal("150", ShownReply.Of(Find("q-weight-kg"), new Value.Number(68.0m)).Pounds);
        Assert.Equal(["70"], ShownReply.Of(Find("q-weight-kg"), new Value.Number(70)).Values);
    }

    [Fact]
    public void Says_limits_in_the_units_that_were_typed()
    {
        var wrong = new Reply([], Feet: "55").Read(Find("q-height-cm"), Today).Wrong!;
        Assert.Equal("Write a number from 1 ft 8 in to 8 ft 2 in", new Words().In("en", $"reason.{wrong.Code}", wrong.Facts.AsSpan()!));
    }

    private static Question Find(string id) => Preparing.Content.Safety.Questions.Single(question => question.Id == id);

    private static Value? Read(string question, string answer) => new Reply([answer]).Read(Find(question), Today).Value;

    private static (Value? Value, string? Code, string? Field) Wrong(string question, Reply reply)
    {
        var (value, wrong) = reply.Read(Find(question), Today);
        Assert.True(wrong is null || new Words().Has($"reason.{wrong.Code}"));
        return (value, wrong?.Code, wrong?.Field);
    }
}
