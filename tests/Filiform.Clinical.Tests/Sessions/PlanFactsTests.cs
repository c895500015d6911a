using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;

namespace Filiform.Clinical.Tests.Sessions;

public sealed class PlanFactsTests
{
    private static readonly Vocabulary Words = SafetyKnowledge.Embedded.Vocabulary;

    [Fact]
    public void Join_the_regions_of_points_and_muscles_and_the_hazards_of_muscles()
    {
        var facts = PlanFacts.Of(Words, Plan([Trapezius(BodySide.Left), Piriformis], [new("calf", BodySide.Left)]));

        Assert.Equal(["upper-trapezius", "pelvis-gluteal", "lower-leg"], Codes(facts, "s-regions"));
        Assert.Equal(["lung-pleura", "spinal-accessory-nerve", "sciatic-nerve", "deep-non-compressible"], Codes(facts, "s-muscle-hazards"));
        Assert.Equal(["deep"], Codes(facts, "s-techniques"));
        Assert.Equal(new Value.Number(4), facts["s-needle-count-planned"]);
    }

    [Fact]
    public void Warn_of_a_muscle_that_is_not_recommended() =>
        Assert.Equal(
            ["airway-thyroid", "not-recommended-target"],
            Codes(PlanFacts.Of(Words, Plan([new("sternohyoid", null, ["airway-thyroid"], ["neck-anterior"], Recommended: false)], [])), "s-muscle-hazards"));

    [Theory]
    [InlineData(BodySide.Left, BodySide.Left, false)]
    [InlineData(BodySide.Left, BodySide.Right, true)]
    [InlineData(BodySide.Both, null, true)]
    [InlineData(BodySide.Left, null, null)]
    [InlineData(BodySide.Left, BodySide.Midline, null)]
    public void Know_whether_both_lungs_are_in_reach(BodySide? muscle, BodySide? point, bool? expected)
    {
        var facts = PlanFacts.Of(Words, Plan([Trapezius(muscle)], [new("mid-back", point)]));

        Assert.Equal(expected, (facts.GetValueOrDefault("s-bilateral-lung-field") as Value.YesNo)?.Yes);
    }

    [Fact]
    public void Count_no_lung_where_none_is_near()
    {
        var facts = PlanFacts.Of(Words, Plan([Piriformis with { Side = null }], [new("calf", null)]));

        Assert.Equal(new Value.YesNo(false), facts["s-bilateral-lung-field"]);
    }

    [Fact]
    public void Say_nothing_of_what_nobody_planned()
    {
        Assert.Empty(PlanFacts.Of(Words, new([], [], [], NeedleCount: null)));
        Assert.False(PlanFacts.Of(Words, Plan([], [new("calf", BodySide.Left)])).ContainsKey("s-muscle-hazards"));
    }

    [Fact]
    public void Refuse_a_word_that_is_not_in_the_vocabulary()
    {
        Assert.Throws<ArgumentException>(() => PlanFacts.Of(Words, Plan([], [new("calf-left", BodySide.Left)])));
        Assert.Throws<ArgumentException>(() => PlanFacts.Of(Words, Plan([Piriformis with { Hazards = ["dragon"] }], [])));
    }

    /// <summary>safety.md §2 defines the lung field in words; the rules spell it out. They must not drift apart.</summary>
    [Fact]
    public void Mean_the_same_lung_field_as_the_rules_do()
    {
        var when = (Any)SafetyKnowledge.Embedded.SessionRules.Single(rule => rule.Id == "sr-thoracic-caution").When;

        Assert.Equal(new Value.Option(LungField.Pleura), ((Test)when.Parts[0]).Operand);
        Assert.Equal(LungField.Regions, ((Value.Options)((Test)when.Parts[1]).Operand!).Ids);
    }

    private static PlannedMuscle Trapezius(BodySide? side) =>
        new("upper-trapezius", side, ["lung-pleura", "spinal-accessory-nerve"], ["upper-trapezius"], Recommended: true);

    private static readonly PlannedMuscle Piriformis = new("piriformis", BodySide.Right, ["sciatic-nerve"], ["pelvis-gluteal"], Recommended: true);

    private static PlannedNeedling Plan(ImmutableArray<PlannedMuscle> muscles, ImmutableArray<PlannedPoint> points) => new(muscles, points, ["deep"], 4);

    private static ImmutableArray<string> Codes(ImmutableDictionary<string, Value> facts, string id) => ((Value.Options)facts[id]).Ids;
}
