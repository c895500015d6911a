using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Sessions;
using static Filiform.Clinical.Tests.Screening.Patient;

namespace Filiform.Clinical.Tests.Sessions;

public sealed class ChecklistTests
{
    [Fact]
    public void Keeps_every_entry_in_order()
    {
        var items = Items();

        Assert.Equal(26, items.Length);
        Assert.Equal("k-auth", items[0].Entry.Id);
        Assert.Equal([ChecklistPhase.Pre, ChecklistPhase.During, ChecklistPhase.Post], items.Select(item => item.Entry.Phase).Distinct());
    }

    [Fact]
    public void Is_open_until_answered_done_when_fine_and_a_concern_when_a_rule_fires()
    {
        Assert.Equal(ChecklistState.Open, State("k-hands"));
        Assert.Equal(ChecklistState.Done, State("k-hands", ("s-hand-hygiene", Yes)));
        Assert.Equal(ChecklistState.Concern, State("k-hands", ("s-hand-hygiene", No)));
        Assert.Equal(ChecklistState.Done, State("k-angle", ("s-needle-toward-lung", No)));
    }

    [Fact]
    public void Needs_no_lung_entry_away_from_the_lung()
    {
        Assert.Equal(ChecklistState.NotNeeded, State("k-breathing"));
        Assert.Equal(ChecklistState.Open, State("k-breathing", ("s-regions", Many("scapular"))));
    }

    [Fact]
    public void Looks_through_derived_facts()
    {
        Assert.Equal(ChecklistState.Concern, State("k-screen", ("s-screening-completed-on", On(2027, 1, 8))));
        Assert.Equal(ChecklistState.Done, State("k-screen", ("s-screening-completed-on", On(2027, 1, 9))));
        Assert.Equal(ChecklistState.Concern, State("k-count-out", ("s-needles-in", Of(4)), ("s-needles-out", Of(3))));
    }

    [Fact]
    public void Stays_open_without_a_tick_and_where_one_of_its_rules_still_turns_on_it()
    {
        Assert.Equal(ChecklistState.Open, Items().Single(item => item.Entry.Id == "k-gates").State);
        Assert.Equal(ChecklistState.Open, State("k-landmark", ("s-regions", Many("scapular", "lower-leg"))));
    }

    [Theory]
    [InlineData("lung-pleura", "lower-leg", true)]
    [InlineData("sural-nerve-saphenous-vein", "scapular", true)]
    [InlineData("sural-nerve-saphenous-vein", "lower-leg,chest-lateral", true)]
    [InlineData("sural-nerve-saphenous-vein", "lower-leg", false)]
    public void Knows_what_lies_over_the_lung_by_the_muscle_or_by_any_of_its_sites(string hazard, string sites, bool over) =>
        Assert.Equal(over, LungField.Is(new PlannedMuscle("x", null, [hazard], [.. sites.Split(',')], Recommended: true)));

    [Fact]
    public void Takes_a_tick_only_where_no_fact_answers()
    {
        var items = Items("k-gates", "k-hands");

        Assert.Equal(ChecklistState.Done, items.Single(item => item.Entry.Id == "k-gates").State);
        Assert.Equal(ChecklistState.Open, items.Single(item => item.Entry.Id == "k-hands").State);
    }

    [Fact]
    public void Says_what_the_record_filled_in()
    {
        var items = Checklist.Items(SafetyKnowledge.Embedded, Told([]), new HashSet<string>(), new HashSet<string> { "s-needles-in" });

        Assert.Equal(["k-count-in"], items.Where(item => item.FromRecord).Select(item => item.Entry.Id));
    }

    private static ChecklistState State(string entry, params (string Id, Value Value)[] facts) =>
        Checklist.Items(SafetyKnowledge.Embedded, Told(facts), new HashSet<string>(), new HashSet<string>()).Single(item => item.Entry.Id == entry).State;

    private static ImmutableArray<ChecklistItem> Items(params string[] ticked) =>
        Checklist.Items(SafetyKnowledge.Embedded, Told([]), ticked.ToHashSet(), new HashSet<string>());

    private static Facts Told((string Id, Value Value)[] facts) => Facts.Of(
        SafetyKnowledge.Embedded.Facts, Today, Healthy, CalfPlan.SetItems(facts.Select(fact => KeyValuePair.Create(fact.Id, fact.Value))));
}
