namespace Filiform.Scheduling;

/// <summary>Whether one practitioner may needle at one clinic, day by day in the clinic's zone.</summary>
/// <remarks>What is not listed is not held: an empty list refuses, it never permits.</remarks>
/// <param name="Licence">When a licence or compact privilege of the clinic's state is valid.</param>
/// <param name="Certification">When dry-needling training is valid.</param>
/// <param name="Jurisdiction">When the clinic's state permits physical therapists to needle.</param>
/// <param name="Further">What else must hold, such as an endorsement of the state or life-support training.</param>
public sealed record NeedlingAuthority(
    ImmutableArray<Validity> Licence,
    ImmutableArray<Validity> Certification,
    ImmutableArray<Validity> Jurisdiction,
    ImmutableArray<Requirement> Further)
{
    /// <summary>Of somebody who may not needle.</summary>
    public static readonly NeedlingAuthority None = new([], [], [], []);

    public bool HoldsOn(LocalDate day) =>
        Covered(Licence, day) && Covered(Certification, day) && Covered(Jurisdiction, day)
        && Further.All(requirement => Covered(requirement.Held, day));

    /// <summary>Everything missing on that day: <c>licence</c>, <c>certification</c>, <c>jurisdiction</c> or the kind of a further requirement.</summary>
    public ImmutableArray<string> LacksOn(LocalDate day) =>
    [
        .. new Requirement[] { new("licence", Licence), new("certification", Certification), new("jurisdiction", Jurisdiction) }
            .Concat(Further)
            .Where(requirement => !Covered(requirement.Held, day))
            .Select(requirement => requirement.Kind),
    ];

    private static bool Covered(ImmutableArray<Validity> held, LocalDate day) => held.Any(validity => validity.Covers(day));
}

/// <summary>Something that must hold on the day of a visit.</summary>
/// <param name="Kind">Kebab-case code, as <c>credentials</c> of <c>practice.json</c> names it.</param>
/// <param name="Held">When it does; empty when never.</param>
public sealed record Requirement(string Kind, ImmutableArray<Validity> Held);
