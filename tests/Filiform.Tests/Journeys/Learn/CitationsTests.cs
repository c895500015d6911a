using Filiform.Journeys.Shared.Citing;

namespace Filiform.Tests.Journeys.Learn;

public sealed class CitationsTests
{
    private static readonly Citations Citations = LearnContentTests.Citations;

    [Fact]
    public void Resolves_every_source_that_the_engine_cites()
    {
        var clinical = LearnContentTests.Clinical;
        var cited = clinical.Safety.Rules.Concat(clinical.Safety.SessionRules).SelectMany(rule => rule.Evidence.Sources).Select(id => "safety:" + id)
            .Concat(clinical.Safety.TriageRules.SelectMany(rule => rule.Evidence.Sources).Select(id => "safety:" + id))
            .Concat(clinical.Atlas.Conditions.SelectMany(condition => condition.Evidence).Select(evidence => "muscles:" + evidence.Source))
            .Concat(clinical.Atlas.Muscles.SelectMany(muscle => muscle.Sources).Select(id => "muscles:" + id))
            .Concat(clinical.Plans.Templates.SelectMany(template => template.Evidence.Sources).Select(id => "plans:" + id))
            .Concat(clinical.Plans.Links.SelectMany(link => link.Sources).Select(id => "plan-links:" + id))
            .Concat(clinical.MuscleGroups.Groups.SelectMany(group => group.Sources).Select(id => "muscle-groups:" + id)).Distinct().ToList();

        Assert.True(cited.Count > 100, $"Only {cited.Count} were found.");
        Assert.DoesNotContain(cited, reference => !Citations.Has(reference));
    }

    [Fact]
    public void Counts_one_paper_once_however_the_files_spell_it()
    {
        Assert.Single(Citations.For(new Backing(["plans:gattie2017", "muscles:gattie2017"])).Sources);
        Assert.Single(Citations.For(new Backing(["plans:liu2018", "muscles:liu2018"])).Sources);
        Assert.Equal(2, Citations.For(new Backing(["plans:gattie2017", "plans:gattie2021"])).Sources.Length);

        var works = Citations.Works(["safety:brady-2014", "plans:gattie2017", "muscles:gattie2017", "plans:liu2018"]);
        Assert.Equal((2, 2, 3), (Citations.Number(works, "plans:gattie2017"), Citations.Number(works, "muscles:gattie2017"), Citations.Number(works, "plans:liu2018")));
    }

    [Fact]
    public void Resolves_every_source_that_a_page_or_an_article_cites()
    {
        var learn = LearnContentTests.Learn;
        var cited = learn.Questions.All.SelectMany(question => question.Backing.Sources).Concat(learn.Articles.All.SelectMany(article => article.Sources))
            .Concat(learn.Pages.How.Steps.SelectMany(step => step.Point.Backing.Sources)).Concat(learn.Pages.Benefits.Rows.SelectMany(row => row.Backing.Sources));
        Assert.All(cited, reference => Assert.Equal(reference, Citations[reference].Reference));
    }

    [Fact]
    public void Knows_text_year_address_and_whether_it_was_read_again()
    {
        var brady = Citations["safety:brady-2014"];
        Assert.Equal((2014, "https://pubmed.ncbi.nlm.nih.gov/25125935/", true), (brady.Year, brady.Url, brady.Checked));
        Assert.StartsWith("Brady S", brady.Text, StringComparison.Ordinal);
        Assert.Equal("https://doi.org/10.1007/s11916-013-0348-5", Citations["learn:cagnie2013"].Url);
        Assert.Equal("https://pubmed.ncbi.nlm.nih.gov/32089962/", Citations["quality:boyce2020"].Url);
        Assert.Equal((2026, "https://www.pphc.co/resources"), (Citations["practice:pphc2026"].Year, Citations["practice:pphc2026"].Url));
        Assert.False(Citations["muscles:ts1999"].Checked);
    }

    [Fact]
    public void Refuses_what_it_does_not_know() => Assert.Throws<ArgumentException>(() => Citations["safety:nobody"]);

    [Fact]
    public void Every_certainty_of_a_condition_has_words() =>
        Assert.All(LearnContentTests.Clinical.Atlas.Conditions.SelectMany(condition => condition.Evidence),
            evidence => Assert.Contains(evidence.Certainty, Citations.Labels.Certainty.Keys));
}
