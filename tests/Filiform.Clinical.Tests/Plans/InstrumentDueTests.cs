using Filiform.Clinical.Instruments;
using Filiform.Clinical.Plans;

namespace Filiform.Clinical.Tests.Plans;

public sealed class InstrumentDueTests
{
    private static readonly InstrumentCatalogue Catalogue = InstrumentCatalogue.Embedded();

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(2, null, true)]
    [InlineData(0, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(4, 3, false)]
    [InlineData(6, 3, true)]
    public void Is_due_at_first_and_after_each_re_evaluation(int done, int? scoredAfter, bool due) =>
        Assert.Equal(due, InstrumentDue.IsDue(Catalogue.ById["nprs-3"], done, scoredAfter, [3, 6]));

    [Fact]
    public void A_rating_of_change_waits_for_the_first_session()
    {
        Assert.False(InstrumentDue.IsDue(Catalogue.ById["groc"], 0, null, [3]));
        Assert.True(InstrumentDue.IsDue(Catalogue.ById["groc"], 1, null, []));
    }
}
