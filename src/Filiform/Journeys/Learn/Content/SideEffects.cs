using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Strict;
using Filiform.Journeys.Shared.Citing;

namespace Filiform.Journeys.Learn.Content;

/// <param name="Id">An adverse event of <c>safety.json</c>, whose name is the row's.</param>
/// <param name="Low">Lower end of the exact 95 % interval, as a share of 1.</param>
public sealed record SideEffect(string Id, Said Name, int Events, int N, double Low, double High, Said About, Said Care, Backing Backing);

public sealed record SeriousCount(string Rate, int Events, int N, Said Text, Backing Backing);

public sealed record SeriousRisk(string Id, Said Name, Said Text, Backing Backing);

public sealed record SecondCount(Said Title, Said Text, Said Why, Backing Backing);

public sealed record SeriousPart(Said Title, ImmutableArray<SeriousCount> Counts, ImmutableArray<SeriousRisk> Risks, Said Note, Said Emergency);

public sealed record LowerPart(Said Title, SaidList List, Backing Backing);

/// <param name="CommonSources">What the notes under the table cite, in order of first mention.</param>
public sealed record SideEffectsPage(
    Heading Heading, ImmutableDictionary<string, Said> Columns, ImmutableArray<SideEffect> Common, SaidList CommonNote,
    ImmutableArray<string> CommonSources, SecondCount Second, SeriousPart Serious, LowerPart Lower);
