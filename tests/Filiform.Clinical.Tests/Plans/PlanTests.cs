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

    [Fact]
    public void Shows_an_edit_of_every_part()
    {
        var before = Propose("neck-pain", 6, "proceed").Plan;
        var goal = before.Goals[1] with { Id = "own", OrPercent = null };

        Assert.Equal(
            ["template: neck → ", "needling.sessions: 4 → ", "needling.perWeek: 1 → ", "needling.hoursBetween: 72 → ", "whyNoNeedling:  → defer", "instruments: ndi → ", "goals.ndi: ndi falls by 14 → ", "goals.own:  → psfs rises by 2", "reviewAt: 3 → ", "reviewAt:  → 2"],
            PlanEdits.Between(before, before with
            {
                Template = null, Needling = null, WhyNoNeedling = "defer", Instruments = before.Instruments.Remove("ndi"), Goals = [.. before.Goals[..2], goal], ReviewAt = [2],
            }).Select(edit => $"{edit.Field}: {edit.From} → {edit.To}"));
    }

    [Theory]
    [InlineData(7, 2, 72, "3,6", "")]
    [InlineData(8, 2, 72, "3,6", "more-sessions-than-the-template")]
    [InlineData(4, 3, 72, "3", "more-often-than-the-template")]
    [InlineData(4, 1, 71, "3", "less-time-between-than-the-template")]
    [InlineData(4, 1, 96, "3", "")]
    [InlineData(4, 1, 72, "4", "re-evaluations-too-far-apart")]
    [InlineData(4, 1, 72, "", "re-evaluations-too-far-apart")]
    [InlineData(3, 1, 72, "", "")]
    [InlineData(7, 1, 72, "3", "re-evaluations-too-far-apart")]
    [InlineData(3, 1, 72, "3,7", "re-evaluations-too-far-apart")]
    public void Names_what_lies_outside_the_template(int sessions, int perWeek, int hours, string reviews, string outside)
    {
        var template = Knowledge.TemplateById["neck"];
        var plan = Propose("neck-pain", 6, "proceed").Plan with
        {
            Needling = new(sessions, perWeek, hours), ReviewAt = [.. reviews.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
        };

        var found = PlanEdits.OutsideTemplate(plan, template, Knowledge.SessionsBetweenReviews);

        Assert.Equal(outside, string.Join(",", found));
    }

    [Fact]
    public void Refuses_a_disposition_or_a_pain_that_there_is_not()
    {
        Assert.Contains("'maybe' is no disposition", Assert.Throws<ArgumentException>(() => Propose("neck-pain", 6, "maybe")).Message);
        Assert.Contains("0 to 10", Assert.Throws<ArgumentException>(() => Propose("neck-pain", 11, "proceed")).Message);
        Assert.Throws<ArgumentException>(() => Propose("neck-pain", -1, "proceed"));
        Assert.Equal((3, 4), (Propose("neck-pain", 0, "proceed").Plan.Needling!.Sessions, Propose("neck-pain", 10, "proceed").Plan.Needling!.Sessions));
    }

    [Fact]
    public void A_plan_shorter_than_its_first_re_evaluation_is_looked_at_when_it_ends()
    {
        Assert.Equal([2], Propose("tmd", 2, "proceed").Plan.ReviewAt);
        Assert.Empty(Propose("fibromyalgia", 6, "proceed").Plan.Instruments);
        Assert.Equal([3], Propose("fibromyalgia", 6, "proceed").Plan.ReviewAt);
    }

    [Fact]
    public void A_goal_that_rises_is_met_from_below_and_a_share_needs_a_baseline()
    {
        var activity = Knowledge.TemplateById["neck"].Goals[1];

        Assert.True(activity.Met(3, 5));
        Assert.False(activity.Met(5, 3));
        Assert.False((Knowledge.TemplateById["neck"].Goals[0] with { AtLeast = 1 }).Met(0, 0));
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
    [InlineData("plans.json", "\"reevaluateAtSession\": [\n    3,\n    6\n   ]", "\"reevaluateAtSession\": [6, 3]", "templates[0].reevaluateAtSession: must rise")]
    [InlineData("plans.json", "\"reevaluateAtSession\": [\n    3,\n    6\n   ]", "\"reevaluateAtSession\": [4]", "templates[0].reevaluateAtSession: must leave at most 3 sessions between, up to the usual end")]
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
