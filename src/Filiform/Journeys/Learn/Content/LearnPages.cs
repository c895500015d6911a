using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

// The pages as learn/pages.json tells them; the meaning of each member stands in knowledge/learn/README.md.

/// <summary>A title with a sentence or two under it, and what they rest on.</summary>
public sealed record Point(string Id, Said Title, Said Text, Backing Backing);

public sealed record Heading(Said Title, Said Lead);

public sealed record Hero(
    Said Eyebrow, SaidList Title, Said Lead, Said Book, Said How, Said Note, Said Caption,
    Said ArtTitle, Said ArtDescription, ImmutableDictionary<string, Said> ArtLabels);

/// <param name="Link">Words of the link to the page that says more.</param>
public sealed record HomeSection(
    string Id, Said Eyebrow, Said Title, SaidList Paragraphs, Said? ListTitle, SaidList? List, Said Link, Backing Backing);

public sealed record HomePageText(Hero Hero, ImmutableArray<HomeSection> Sections, ImmutableDictionary<string, Said> Titles)
{
    public HomeSection Section(string id) => Sections.First(section => section.Id == id);
}

public sealed record WhatPage(Heading Heading, ImmutableArray<Point> Points, Said Honest, Backing Backing);

/// <param name="Part"><c>done</c>: what we do; <c>thought</c>: what is thought to follow.</param>
public sealed record HowStep(Point Point, string Part);

public sealed record HowPage(
    Heading Heading, ImmutableDictionary<string, Said> Parts, ImmutableArray<HowStep> Steps, ImmutableDictionary<string, Said> Labels, Said Note);

public sealed record ComparisonRow(string Id, Said Aspect, Said Needling, Said Acupuncture, Backing Backing);

public sealed record AcupuncturePage(
    Heading Heading, ImmutableDictionary<string, Said> Columns, ImmutableArray<ComparisonRow> Rows, Said Closing, Backing Backing);

/// <param name="Module">A module of <c>plans.json</c>, whose words are the heading.</param>
public sealed record RehabilitationModule(string Module, Said Why);

public sealed record RehabilitationPage(Heading Heading, ImmutableArray<RehabilitationModule> Modules, Said Without, Backing Backing);

/// <param name="Size">Null where the data has no number.</param>
/// <param name="Means">What the number says to a reader; stands wherever <paramref name="Size"/> does.</param>
/// <param name="Plan">A plan template, whose evidence grade is the judgement where a single trial has none; null for none.</param>
public sealed record BenefitRow(
    string Id, Said Area, string Result, Said Compared, Said Text, Said People, Said? Size, Said? Means, string? Plan, Backing Backing);

public sealed record BenefitsPage(
    Heading Heading, ImmutableDictionary<string, Said> Columns, ImmutableDictionary<string, Said> Results, ImmutableArray<BenefitRow> Rows,
    SaidList Notes);

public sealed record VisitPage(Heading Heading, ImmutableArray<Point> Steps);

public sealed record ConditionsText(Heading Heading, SaidList Intro, ImmutableDictionary<string, Said> Labels, Said Warning, Backing Backing);

/// <summary>The whole of <c>learn/pages.json</c>, checked against the knowledge it speaks of, and frozen.</summary>
public sealed record LearnPages(
    string Version, Said ReviewStatus, HomePageText Home, ImmutableDictionary<string, ImmutableDictionary<string, Said>> Indexes, WhatPage What,
    HowPage How, AcupuncturePage Acupuncture, RehabilitationPage Rehabilitation, BenefitsPage Benefits, SideEffectsPage SideEffects,
    VisitPage Visit, ConditionsText Conditions);
