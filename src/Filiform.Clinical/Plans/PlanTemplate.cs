using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Plans;

/// <summary>A usual course of care for one body area, of which needling is one part.</summary>
/// <param name="ResponseGroup">Group of the response model.</param>
/// <param name="ReviewAt">Sessions after which to re-evaluate, ascending.</param>
/// <param name="AlwaysWith">Ids of the modules that belong to it whether or not anybody needles.</param>
/// <param name="Instruments">Ids of the instruments to measure with.</param>
public sealed record PlanTemplate(
    string Id, Said Name, string ResponseGroup, Dose Dose, ImmutableArray<int> ReviewAt, ImmutableArray<string> AlwaysWith,
    ImmutableArray<string> Instruments, TemplateEvidence Evidence, ImmutableArray<Goal> Goals, ImmutableArray<Said> Cautions);

/// <param name="HoursBetween">Least hours before the same muscle is needled again.</param>
public sealed record Dose(Amount PerWeek, Amount Sessions, int HoursBetween, Said Note);

/// <summary>A least, a usual and a greatest number.</summary>
public sealed record Amount(int Min, int Typical, int Max);

/// <param name="Grade">An id of <c>evidenceGrades</c>.</param>
/// <param name="Sources">Ids of the citations.</param>
public sealed record TemplateEvidence(string Grade, Said Note, ImmutableArray<string> Sources);

/// <summary>What the patient wants to reach on one measure.</summary>
/// <param name="Measure">Id of an instrument.</param>
/// <param name="Falls">Whether the score must fall; otherwise it must rise.</param>
/// <param name="AtLeast">By how many points.</param>
/// <param name="OrPercent">Also enough: this share of a baseline above 0, in per cent; null for none.</param>
public sealed record Goal(string Id, string Measure, bool Falls, decimal AtLeast, decimal? OrPercent, Said Text)
{
    public bool Met(decimal baseline, decimal now)
    {
        var gain = Falls ? baseline - now : now - baseline;
        return gain >= AtLeast || (OrPercent is { } percent && baseline > 0 && gain >= percent / 100 * baseline);
    }
}

/// <summary>Which template a condition starts from, and why.</summary>
/// <param name="Template">Null: none fits, and the clinician writes the plan.</param>
public sealed record PlanLink(string Condition, string? Template, Said Reason, ImmutableArray<string> Sources);

/// <summary>What to do when, at a re-evaluation.</summary>
/// <param name="Id">A code of <see cref="Progress.Advice"/>.</param>
public sealed record OutcomeRule(string Id, Said When, Said Do);
