using Filiform.Clinical.Atlas;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Practice;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Practice;

public sealed class BillingTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();
    private static readonly MuscleGroups Groups = MuscleGroups.Embedded(Atlas);
    private static readonly Billing Billing = PracticeKnowledge.Embedded().Billing;

    [Fact]
    public void Parts_of_one_muscle_count_once() =>
        Assert.Equal("20560", Code("upper-trapezius", "middle-trapezius", "lower-trapezius", "infraspinatus"));

    [Fact]
    public void Left_and_right_count_once_unless_the_payer_says_otherwise()
    {
        (string, string?)[] muscles = [("infraspinatus", "left"), ("infraspinatus", "right"), ("teres-minor", "left")];

        Assert.Equal("20560", Billing.NeedlingCode(muscles, Groups));
        Assert.Equal("20561", Billing.NeedlingCode(muscles, Groups, sidesCount: true));
    }

    /// <summary>The grouping must follow the nomenclature that the atlas itself prints.</summary>
    [Fact]
    public void Every_pair_with_one_latin_stem_is_grouped()
    {
        var stems = Atlas.Muscles.Where(muscle => muscle.Latin.Contains(','))
            .Select(muscle => (Stem: muscle.Latin[..muscle.Latin.IndexOf(',')], muscle.Id))
            .GroupBy(muscle => muscle.Stem).Where(stem => stem.Count() > 1).ToList();

        Assert.Equal(14, stems.Count);
        Assert.All(stems, stem => Assert.Single(stem.Select(muscle => Groups.Whole(muscle.Id)).Distinct()));
    }

    [Theory]
    [InlineData(82, 5)]
    [InlineData(83, 6)]
    [InlineData(97, 6)]
    [InlineData(98, 7)]
    [InlineData(240, 16)]
    public void Goes_on_beyond_the_printed_table(int minutes, int units) => Assert.Equal(units, Billing.TimedUnits(minutes));

    [Fact]
    public void Spreads_units_by_whole_quarters_then_remainders()
    {
        Assert.Equal([("97110", 2), ("97140", 1)], Billing.Spread([("97110", 33), ("97140", 7)]).ToArray());
        Assert.Equal([("97140", 1)], Billing.Spread([("97110", 4), ("97140", 5)]).ToArray());
        Assert.Throws<ArgumentException>(() => Billing.Spread([("97161", 30)]));
    }

    [Fact]
    public void Suggests_the_plan_modifier_and_the_notice_that_was_chosen()
    {
        Assert.Equal(["GP"], Billing.NeedlingModifiers(null));
        Assert.Equal(["GP", "GY"], Billing.NeedlingModifiers("GY"));
        Assert.Throws<ArgumentException>(() => Billing.NeedlingModifiers("ZZ"));
    }

    private static string? Code(params string[] muscles) => Billing.NeedlingCode(muscles.Select(muscle => (muscle, (string?)"left")), Groups);

    [Theory]
    [InlineData("muscle-groups.json", "\"upper-trapezius\"", "\"trapezius\"", "groups[0].parts[0]: 'trapezius' is no muscle")]
    [InlineData("muscle-groups.json", "\"scm-clavicular\"", "\"upper-trapezius\"", "groups: puts a muscle into two groups")]
    [InlineData("practice.json", "\"from\": 8,", "\"from\": 9,", "billing.timeRule.eightMinute: must leave no gap")]
    [InlineData("practice.json", "\"status\": \"permitted\"", "\"status\": \"allowed\"", "jurisdictions[0].status: 'allowed' is not one of permitted, permitted-with-conditions, silent, prohibited")]
    public void Bad_data_is_named_by_file_and_path(string file, string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge(file, right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => (PracticeKnowledge.Read(spoilt.Root("practice.json")), MuscleGroups.Read(spoilt.Root("muscle-groups.json"), Atlas)));

        Assert.Equal($"{file}: {fault}", thrown.Message);
    }
}
