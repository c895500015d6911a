using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Plans;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Plans;

public sealed class PlanTests
{
    private static readonly ReferralAtlas Atlas = ReferralAtlas.Embedded();
    private static readonly PlanKnowledge Knowledge = PlanKnowledge.Embedded(Atlas, InstrumentCatalogue.Embedded(), ResponseKnowledge.Embedded());

    [Fact]
    public void Links_every_condition_with_a_reason()
    {
        Assert.Equal(12, Knowledge.Templates.Length);
        Assert.Equal(38, Knowledge.Links.Length);
        Assert.Equal(Knowledge.Templates.Select(template => template.Id).Order(), Knowledge.Links.Select(link => link.Template).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void Proposes_the_typical_course_of_the_template()
    {
        var plan = Propose("neck-pain", 6, "proceed").Plan;

        Assert.Equal(new PlannedNeedling(4, 1, 72), plan.Needling);
        Assert.Equal([3], plan.ReviewAt);
        Assert.Equal(["exercise", "education", "manual", "ergonomics"], plan.Modules);
        Assert.False(plan.AwaitsReview);
    }

    [Theory]
    [InlineData(3, Preference.None)]
    [InlineData(8, Preference.FewestVisits)]
    public void Starts_short_for_mild_pain_and_for_those_who_want_few_visits(int pain, Preference preference) =>
        Assert.Equal(3, Propose("neck-pain", pain, "proceed", preference).Plan.Needling!.Sessions);

    [Theory]
    [InlineData("neck-pain", "do-not-needle", Preference.None, "do-not-needle")]
    [InlineData("neck-pain", "defer", Preference.None, "defer")]
    [InlineData("neck-pain", "proceed", Preference.NoNeedles, "patient-prefers-none")]
    [InlineData("fibromyalgia", "proceed", Preference.None, "no-template")]
    public void Says_why_nobody_needles(string condition, string disposition, Preference preference, string why)
    {
        var proposal = Propose(condition, 6, disposition, preference);

        Assert.Null(proposal.Plan.Needling);
        Assert.Equal(why, proposal.Plan.WhyNoNeedling);
        Assert.Equal(proposal.Template?.AlwaysWith ?? [], proposal.Plan.Modules);
    }

    [Fact]
    public void Waits_for_the_clinician_when_screening_asks_for_one() =>
        Assert.True(Propose("neck-pain", 6, "needs-clinician-review").Plan.AwaitsReview);

    [Fact]
    public void Carries_the_rule_that_stops_it() =>
        Assert.StartsWith("stop needling", Propose("neck-pain", 6, "proceed").Stop.Do.En);

    [Fact]
    public void Never_goes_further_than_three_sessions_without_a_look()
    {
        foreach (var link in Knowledge.Links.Where(link => link.Template is not null))
            Assert.Empty(PlanEdits.OutsideTemplate(
                Propose(link.Condition, 6, "proceed").Plan, Knowledge.TemplateById[link.Template!], Knowledge.SessionsBetweenReviews));
    }

    [Fact]
    public void A_due_review_stays_due_until_it_is_recorded()
    {
        var plan = Propose("knee-oa", 6, "proceed").Plan;

        Assert.Equal([3, 6], plan.ReviewAt);
        Assert.False(plan.ReviewDue(2, 0));
        Assert.True(plan.ReviewDue(4, 0));
        Assert.False(plan.ReviewDue(4, 3));
    }

    [Fact]
    public void Shows_every_edit()
    {
        var before = Propose("neck-pain", 6, "proceed").Plan;
        var after = before with
        {
            Needling = before.Needling! with { Sessions = 9 },
            Modules = ["exercise", "education", "load"],
            Goals = [before.Goals[0] with { AtLeast = 3 }, .. before.Goals[1..]],
        };

        Assert.Empty(PlanEdits.Between(before, before));
        Assert.Equal(
            [
                new PlanEdit("needling.sessions", "4", "9"), new PlanEdit("modules", "manual", null), new PlanEdit("modules", "ergonomics", null),
                new PlanEdit("modules", null, "load"), new PlanEdit("goals.pain", "nprs falls by 2 or 30 %", "nprs falls by 3 or 30 %"),
            ],
            PlanEdits.Between(before, after));
        Assert.Equal(
            ["more-sessions-than-the-template", "a-part-of-the-template-left-out", "re-evaluations-too-far-apart"],
            PlanEdits.OutsideTemplate(after, Knowledge.TemplateById["neck"], Knowledge.SessionsBetweenReviews));
    }

    [Theory]
    [InlineData(7, 5, true)]
    [InlineData(7, 5.1, false)]
    [InlineData(3, 2, true)]
    public void Meets_a_goal_by_points_or_by_share(double baseline, double now, bool met) =>
        Assert.Equal(met, Knowledge.TemplateById["neck"].Goals[0].Met((decimal)baseline, (decimal)now));

    private static PlanProposal Propose(string condition, int pain, string disposition, Preference preference = Preference.None) =>
        PlanProposal.For(Knowledge, Atlas.ConditionById[condition], pain, disposition, preference);

    [Theory]
    [InlineData("plans.json", "\"responsePriorGroup\": \"neck\"", "\"responsePriorGroup\": \"nape\"", "templates[0].responsePriorGroup: 'nape' is no group of response-model.json")]
    [InlineData("plans.json", "\"measure\": \"ndi\"", "\"measure\": \"odi\"", "templates[0].goals[2].measure: must be an instrument of this template")]
    [InlineData("plan-links.json", "\"template\": \"neck\"", "\"template\": \"nape\"", "links[0].template: 'nape' is no template")]
    [InlineData("plan-links.json", "\"condition\": \"tmd\"", "\"condition\": \"neck-pain\"", "links[4]: 'neck-pain' stands twice")]
    public void Bad_data_is_named_by_file_and_path(string file, string right, string wrong, string fault)
    {
        var spoilt = new SpoiltKnowledge(file, right, wrong);

        var thrown = Assert.Throws<KnowledgeFault>(() => PlanKnowledge.Read(
            spoilt.Root("plans.json"), spoilt.Root("plan-links.json"), Atlas, InstrumentCatalogue.Embedded(), ResponseKnowledge.Embedded()));

        Assert.Equal($"{file}: {fault}", thrown.Message);
    }
}
