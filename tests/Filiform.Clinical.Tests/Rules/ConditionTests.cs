using Filiform.Clinical.Rules;
using static Filiform.Clinical.Tests.Rules.Small;

namespace Filiform.Clinical.Tests.Rules;

public sealed class ConditionTests
{
    [Theory]
    [InlineData(Truth.True, Truth.True, Truth.True, Truth.True, Truth.False)]
    [InlineData(Truth.True, Truth.False, Truth.False, Truth.True, Truth.False)]
    [InlineData(Truth.True, Truth.Unknown, Truth.Unknown, Truth.True, Truth.False)]
    [InlineData(Truth.False, Truth.True, Truth.False, Truth.True, Truth.True)]
    [InlineData(Truth.False, Truth.False, Truth.False, Truth.False, Truth.True)]
    [InlineData(Truth.False, Truth.Unknown, Truth.False, Truth.Unknown, Truth.True)]
    [InlineData(Truth.Unknown, Truth.True, Truth.Unknown, Truth.True, Truth.Unknown)]
    [InlineData(Truth.Unknown, Truth.False, Truth.False, Truth.Unknown, Truth.Unknown)]
    [InlineData(Truth.Unknown, Truth.Unknown, Truth.Unknown, Truth.Unknown, Truth.Unknown)]
    public void Follows_the_truth_table(Truth a, Truth b, Truth all, Truth any, Truth notA)
    {
        var facts = Told();

        Assert.Equal(all, new All([Fixed(a), Fixed(b)]).Holds(facts));
        Assert.Equal(any, new Any([Fixed(a), Fixed(b)]).Holds(facts));
        Assert.Equal(notA, new Not(Fixed(a)).Holds(facts));
    }

    [Theory]
    [InlineData(Operator.Eq, Truth.Unknown)]
    [InlineData(Operator.Ne, Truth.Unknown)]
    [InlineData(Operator.In, Truth.Unknown)]
    [InlineData(Operator.Contains, Truth.Unknown)]
    [InlineData(Operator.Gt, Truth.Unknown)]
    [InlineData(Operator.Gte, Truth.Unknown)]
    [InlineData(Operator.Lt, Truth.Unknown)]
    [InlineData(Operator.Lte, Truth.Unknown)]
    [InlineData(Operator.Exists, Truth.False)]
    [InlineData(Operator.Missing, Truth.True)]
    public void Knows_nothing_of_an_unanswered_fact_but_that_it_is_missing(Operator op, Truth expected)
    {
        var test = new Test(Number, op, new Value.Number(1));

        Assert.Equal(expected, test.Holds(Told()));
        Assert.Equal(expected, test.Holds(Told(("q-number", Value.Unsure))));
        Assert.Equal(expected, test.Holds(Told(("q-number", new Value.Prose("1")))));
    }

    [Fact]
    public void Is_false_for_a_fact_that_does_not_apply_whatever_the_operator()
    {
        var facts = Told(("q-flag", new Value.YesNo(false)));

        Assert.All(Enum.GetValues<Operator>(), op => Assert.Equal(Truth.False, new Test(Hidden, op, new Value.Number(1)).Holds(facts)));
    }

    [Theory]
    [InlineData(Operator.Eq, 3, Truth.True)]
    [InlineData(Operator.Eq, 4, Truth.False)]
    [InlineData(Operator.Ne, 3, Truth.False)]
    [InlineData(Operator.Ne, 4, Truth.True)]
    [InlineData(Operator.Gt, 3, Truth.False)]
    [InlineData(Operator.Gt, 2, Truth.True)]
    [InlineData(Operator.Gte, 3, Truth.True)]
    [InlineData(Operator.Gte, 4, Truth.False)]
    [InlineData(Operator.Lt, 3, Truth.False)]
    [InlineData(Operator.Lt, 4, Truth.True)]
    [InlineData(Operator.Lte, 3, Truth.True)]
    [InlineData(Operator.Lte, 2, Truth.False)]
    [InlineData(Operator.Exists, 0, Truth.True)]
    [InlineData(Operator.Missing, 0, Truth.False)]
    public void Compares_numbers_by_value_not_by_how_they_are_written(Operator op, int operand, Truth expected) =>
        Assert.Equal(expected, new Test(Number, op, new Value.Number(operand)).Holds(Told(("q-number", new Value.Number(3.00m)))));

    [Theory]
    [InlineData(Operator.Eq)]
    [InlineData(Operator.Ne)]
    [InlineData(Operator.In)]
    [InlineData(Operator.Contains)]
    [InlineData(Operator.Gt)]
    public void Does_not_know_when_the_types_differ(Operator op) =>
        Assert.Equal(Truth.Unknown, new Test(Choice, op, new Value.Number(1)).Holds(Told(("q-choice", new Value.Option("a")))));

    [Theory]
    [InlineData("a,b", "b,a", Truth.True)]
    [InlineData("a,a,b", "b,a", Truth.True)]
    [InlineData("a", "b,a", Truth.False)]
    [InlineData("", "", Truth.True)]
    [InlineData("", "a", Truth.False)]
    public void Compares_lists_as_sets(string told, string operand, Truth expected)
    {
        var facts = Told(("q-list", Options(told)));

        Assert.Equal(expected, new Test(List, Operator.Eq, Options(operand)).Holds(facts));
        Assert.Equal(Truth.True - (int)expected, new Test(List, Operator.Ne, Options(operand)).Holds(facts));
    }

    [Theory]
    [InlineData("a,c", "b,c", Truth.True)]
    [InlineData("a", "b,c", Truth.False)]
    [InlineData("", "b,c", Truth.False)]
    public void Finds_a_list_in_another_when_they_meet(string told, string operand, Truth expected) =>
        Assert.Equal(expected, new Test(List, Operator.In, Options(operand)).Holds(Told(("q-list", Options(told)))));

    [Fact]
    public void Finds_a_choice_in_a_list_and_an_option_in_an_answer()
    {
        var facts = Told(("q-choice", new Value.Option("b")), ("q-list", Options("a,c")));

        Assert.Equal(Truth.True, new Test(Choice, Operator.In, Options("b,c")).Holds(facts));
        Assert.Equal(Truth.False, new Test(Choice, Operator.In, Options("a,c")).Holds(facts));
        Assert.Equal(Truth.True, new Test(List, Operator.Contains, new Value.Option("c")).Holds(facts));
        Assert.Equal(Truth.False, new Test(List, Operator.Contains, new Value.Option("b")).Holds(facts));
    }

    [Fact]
    public void Names_only_the_facts_that_decided()
    {
        var flag = new Test(Flag, Operator.Eq, new Value.YesNo(true));
        var large = new Test(Number, Operator.Gt, new Value.Number(5));
        var facts = Told(("q-flag", new Value.YesNo(true)), ("q-number", new Value.Number(1)));

        Assert.Equal([Flag], new Any([flag, large]).Because(facts));
        Assert.Equal([Number], new All([flag, large]).Because(facts));
        Assert.Equal([Flag, Number], new All([flag, new Not(large)]).Because(facts));
    }
}
