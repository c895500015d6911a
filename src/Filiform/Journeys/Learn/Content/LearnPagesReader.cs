using Filiform.Clinical.Knowledge;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <summary>Reads <c>learn/pages.json</c>. What it names in another knowledge file must be there.</summary>
public sealed class LearnPagesReader(ClinicalContent clinical, Citations citations)
{
    private static readonly string[] Parts = ["done", "thought"];

    /// <exception cref="KnowledgeFault">A language or a source is missing, a name leads nowhere, or a number is not its source's.</exception>
    public LearnPages Read(Node root)
    {
        MarkerCheck.Walk(root, citations);
        return new(
            root["version"].Text, root["reviewStatus"].Said, Home(root["home"]),
            root["indexes"].Members.ToImmutableDictionary(each => each.Name, each => each.Value.Words(), StringComparer.Ordinal),
            What(root["what"]), How(root["how"]), Acupuncture(root["acupuncture"]), Rehabilitation(root["rehabilitation"]),
            Benefits(root["benefits"]), new SideEffectsReader(clinical, citations).Read(root["sideEffects"]),
            new(Heading(root["visit"]), root["visit"]["steps"].List(Point)), Conditions(root["conditions"]));
    }

    internal static Heading Heading(Node node) => new(node["title"].Said, node["lead"].Said);

    private Backing Backing(Node node) => Shared.Citing.Backing.Read(node, citations);

    private Point Point(Node node) => new(node["id"].Text, node["title"].Said, node["text"].Said, Backing(node));

    private HomePageText Home(Node node) => new(Hero(node["hero"]), node["sections"].List(Section), node["titles"].Words());

    private static Hero Hero(Node node) => new(
        node["eyebrow"].Said, node["title"].Lines(), node["lead"].Said, node["book"].Said, node["how"].Said, node["note"].Said, node["caption"].Said,
        node["art"]["title"].Said, node["art"]["description"].Said, node["art"]["labels"].Words());

    private HomeSection Section(Node node) => new(
        node["id"].Text, node["eyebrow"].Said, node["title"].Said, node["paragraphs"].Lines(), node.Find("listTitle")?.Said,
        node.Find("list")?.Lines(), node["link"].Said, Backing(node));

    private WhatPage What(Node node) => new(Heading(node), node["points"].List(Point), node["honest"].Said, Backing(node));

    private HowPage How(Node node) => new(
        Heading(node), node["parts"].Words(), node["steps"].List(step => new HowStep(Point(step), step["part"].Code(Parts))),
        node["labels"].Words(), node["note"].Said);

    private AcupuncturePage Acupuncture(Node node) => new(
        Heading(node), node["columns"].Words(),
        node["rows"].List(row => new ComparisonRow(row["id"].Text, row["aspect"].Said, row["needling"].Said, row["acupuncture"].Said, Backing(row))),
        node["closing"].Said, Backing(node));

    private RehabilitationPage Rehabilitation(Node node) => new(
        Heading(node),
        node["modules"].List(row => new RehabilitationModule(row["module"].Code(clinical.Plans.Modules.Keys), row["why"].Said)),
        node["without"].Said, Backing(node));

    private BenefitsPage Benefits(Node node)
    {
        var results = node["results"].Words();
        return new(Heading(node), node["columns"].Words(), results, node["rows"].List(row => new BenefitRow(
            row["id"].Text, row["area"].Said, row["result"].Code([.. results.Keys]), row["compared"].Said, row["text"].Said, row["people"].Said,
            row.Find("size")?.Said, row.Find("size") is null ? null : row["means"].Said, row.Find("plan")?.Code(clinical.Plans.TemplateById.Keys), Backing(row))), node["notes"].Lines());
    }

    private ConditionsText Conditions(Node node) =>
        new(Heading(node), node["intro"].Lines(), node["labels"].Words(), node["warning"].Said, Backing(node));
}
