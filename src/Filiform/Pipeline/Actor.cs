namespace Filiform.Pipeline;

/// <summary>Who acts, as far as this request has shown.</summary>
/// <param name="Kind"><c>visitor</c>, <c>link</c>, <c>patient</c>, <c>staff</c> or <c>system</c>.</param>
/// <param name="Id">The staff member's, patient's or link's id; null for visitors and the system.</param>
/// <param name="Clinic">The clinic acted in; null for a visitor and for network-wide work.</param>
/// <param name="Roles">What a staff member may be in <paramref name="Clinic"/>.</param>
/// <param name="Level">How sure we are of a patient: 0 link alone, 1 link and birth date, 2 passkey or second channel (security.md §2).</param>
public sealed record Actor(string Kind, Guid? Id, Id<Clinic>? Clinic, ImmutableArray<Role> Roles, int Level)
{
    public static readonly Actor Visitor = new("visitor", null, null, [], 0);
    public static readonly Actor System = new("system", null, null, [], 0);

    public Id<Practitioner>? Practitioner { get; init; }

    /// <summary>The patient who acts, or whose private link is held.</summary>
    public Id<Patient>? Patient { get; init; }

    /// <summary>The visit a private link is for.</summary>
    public Id<Appointment>? Appointment { get; init; }

    /// <summary>What a private link is for: <c>manage</c>, <c>prepare</c> or <c>check-in</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>The session a check-in link is about.</summary>
    public Id<CheckIn>? CheckIn { get; init; }

    public Id<SignIn>? SignIn { get; init; }
    public Instant? SteppedUpAt { get; init; }

    /// <summary>When this sign-in was last noted to be in use.</summary>
    public Instant? SeenAt { get; init; }
    public string Name { get; init; } = "";

    /// <summary>Network address of the caller, for the audit log alone.</summary>
    public string? Address { get; init; }
    public string? RequestId { get; init; }

    public bool IsStaff => Kind == "staff";
    public bool Is(Role role) => Roles.Contains(role);

    public Actor In(Id<Clinic> clinic) => this with { Clinic = clinic };
}
