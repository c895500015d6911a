using Filiform.Clinical.Knowledge;

namespace Filiform.Clinical.Atlas;


/// <summary>A part of the figure that a patient can shade.</summary>
/// <param name="Id">The base with <c>-left</c> or <c>-right</c>, or the bare base on the midline.</param>
/// <param name="Base">What both sides have in common.</param>
/// <param name="View"><c>anterior</c> or <c>posterior</c>: where it is drawn first.</param>
/// <param name="Side"><c>left</c>, <c>right</c> or <c>midline</c>, as the patient sees it.</param>
/// <param name="Mirror">The region of the other side; its own id on the midline.</param>
/// <param name="Neighbours">Regions that touch it; symmetric.</param>
/// <param name="Snomed">Null where no code fits; the product works without codes.</param>
/// <param name="Seed">A point inside it.</param>
/// <param name="AlsoSeeds">Points where it shows again, mostly in the other view.</param>
public sealed record Region(
    string Id, string Base, Said Name, string View, string Side, string Mirror, ImmutableArray<string> Neighbours,
    BodySite? Snomed, Seed Seed, ImmutableArray<Seed> AlsoSeeds, string BodyArea);

/// <param name="Relation"><c>equivalent</c>, or <c>broader</c> where the code names a larger structure than the region.</param>
public sealed record BodySite(string Code, string Display, string Relation);

/// <summary>A point on the figure of 1000 × 2000 units.</summary>
public readonly record struct Seed(string View, int X, int Y);
