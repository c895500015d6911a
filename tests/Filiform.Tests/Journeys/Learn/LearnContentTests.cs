using System.Text;
using System.Text.Json.Nodes;
using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Learn.Content;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Learn;

public sealed class LearnContentTests
{
    internal static readonly ClinicalContent Clinical = ClinicalContent.Load();
    internal static readonly Citations Citations = Citations.Load();
    internal static readonly LearnContent Learn = LearnContent.Load(Clinical, Citations, new Words());

    [Fact]
    public void Reads_everything_that_the_pages_say()
    {
        Assert.Equal(7, Learn.Pages.How.Steps.Length);
        Assert.Equal(22, Learn.Pages.Benefits.Rows.Length);
        Assert.Equal(9, Learn.Pages.SideEffects.Common.Length);
        Assert.Equal(20, Learn.Questions.All.Length);
        Assert.Equal(12, Learn.Articles.All.Length);
        Assert.Equal(38, Learn.Conditions.All.Length);
    }

    [Fact]
    public void Shows_the_published_interval_beside_the_count()
    {
        var bruise = Learn.Pages.SideEffects.Common.Single(effect => effect.Id == "ae-bruise");

        Assert.Equal((576, 7629), (bruise.Events, bruise.N));
        Assert.Equal(0.0697, bruise.Low, 4);
        Assert.Equal(0.0817, bruise.High, 4);
    }

    [Fact]
    public void Certainty_in_Spanish_is_never_said_as_safety()
    {
        var learn = Learn.Articles.In("es").Select(article => $"{article.Summary} {article.Title} {article.Body}")
            .Append(Resources.Text("learn/pages.json")).Concat(Citations.Labels.Certainty.Values.Select(label => label.Name.Es));

        Assert.All(learn, text => Assert.DoesNotMatch("(?i)(poco|bastante) segur[oa]|qué tan segur[oa]s? (es cada|es\\.|son)|\"Qué tan seguro\"|\"Seguro\"", text));
        Assert.Equal("Certeza: muy baja", Citations.Labels.Certainty["very-low"].Name.Es);
        Assert.Equal("Certeza: moderada", Citations.Labels.Certainty["moderate"].Name.Es);
    }

    [Fact]
    public void Every_size_of_an_effect_stands_in_the_record_of_its_source_and_says_what_it_means()
    {
        var plans = System.Text.Encoding.UTF8.GetString(KnowledgeFile.Embedded("plans.json").Span);
        var sized = Learn.Pages.Benefits.Rows.Where(row => row.Size is not null).ToList();

        Assert.Equal(["back-review", "back-who-review", "heel-trial"], sized.Select(row => row.Id));
        Assert.All(sized, row => Assert.NotNull(row.Means));
        Assert.All(sized.SelectMany(row => System.Text.RegularExpressions.Regex.Matches(row.Size!.En, "−[0-9.]+[0-9]").Select(match => match.Value.Replace('−', '-'))),
            number => Assert.Contains(number, plans, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_of_the_map_has_words_in_both_languages() =>
        Assert.All(Filiform.Journeys.Learn.LearnMap.Reading(Learn.Pages), page => Assert.NotEqual(page.Heading.Title.En, page.Heading.Title.Es));

    public static TheoryData<string, string, string> Broken => new()
    {
        { "/what/points/0/title/es", "what.points[0].title", "has no member 'es'" },
        { "/what/points/0/sources/0=safety:nobody", "what.points[0].sources[0]", "'safety:nobody' is no source of any knowledge file" },
        { "/how/steps/0/certainty=very-sure", "how.steps[0].certainty", "'very-sure' is not one of" },
        { "/rehabilitation/modules/0/module=massage", "rehabilitation.modules[0].module", "'massage' is not one of" },
        { "/sideEffects/common/1/events=577", "sideEffects.common[1].events", "must be 576, as in quality.json" },
        { "/sideEffects/serious/rates/1/n=20465", "sideEffects.serious.rates[1].n", "must be 20464, as in safety.json" },
        { "/sideEffects/commonNote/es/1=Sin cita.", "sideEffects.commonNote", "must cite the same sources in the same order in each language" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Refuses_a_page_that_cannot_be_trusted(string change, string path, string reason)
    {
        var root = JsonNode.Parse(Resources.Text("learn/pages.json"))!;
        Change(root, change);

        var fault = Assert.Throws<KnowledgeFault>(() =>
            new LearnPagesReader(Clinical, Citations).Read(KnowledgeFile.Parse("learn/pages.json", Encoding.UTF8.GetBytes(root.ToJsonString()))));

        Assert.Equal(("learn/pages.json", path), (fault.File, fault.Path));
        Assert.StartsWith(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_question_that_stands_twice()
    {
        var root = JsonNode.Parse(Resources.Text("learn/questions.json"))!;
        root["questions"]![1]!["id"] = "trigger-point";

        var fault = Assert.Throws<KnowledgeFault>(() =>
            CommonQuestions.Read(KnowledgeFile.Parse("learn/questions.json", Encoding.UTF8.GetBytes(root.ToJsonString())), Citations));

        Assert.Equal("'trigger-point' stands twice", fault.Reason);
    }

    /// <param name="change">A path that goes, or <c>path=value</c>.</param>
    private static void Change(JsonNode root, string change)
    {
        var (path, value) = change.Split('=') is [var left, var right] ? (left, right) : (change, null);
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (value is null) at.AsObject().Remove(steps[^1]);
        else if (at is JsonArray list) list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else at[steps[^1]] = int.TryParse(value, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);
    }
}
