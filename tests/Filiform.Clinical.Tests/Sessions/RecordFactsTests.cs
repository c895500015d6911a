using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Tests.Sessions;

public sealed class RecordFactsTests
{
    [Fact]
    public void Count_needles_and_take_the_longest_and_the_deepest()
    {
        var facts = RecordFacts.Of([new(3, 3, 40, 18), new(2, 1, 30, 22.5m)]);

        Assert.Equal(new Value.Number(5), facts["s-needles-in"]);
        Assert.Equal(new Value.Number(4), facts["s-needles-out"]);
        Assert.Equal(new Value.Number(40), facts["s-needle-length-mm"]);
        Assert.Equal(new Value.Number(22.5m), facts["s-max-depth-mm"]);
    }

    [Fact]
    public void Leave_out_what_one_entry_does_not_say()
    {
        var facts = RecordFacts.Of([new(3, null, 40, null), new(2, 2, 30, 22)]);

        Assert.Equal(["s-needle-length-mm", "s-needles-in"], facts.Keys.Order());
    }

    [Fact]
    public void Know_that_nothing_was_inserted()
    {
        var facts = RecordFacts.Of([]);

        Assert.Equal(new Value.Number(0), facts["s-needles-in"]);
        Assert.Equal(new Value.Number(0), facts["s-needles-out"]);
        Assert.Equal(new Value.Number(0), facts["s-max-depth-mm"]);
        Assert.False(facts.ContainsKey("s-needle-length-mm"));
    }
}
