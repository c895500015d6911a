namespace Filiform.Journeys.Access.Users;

/// <summary>The roles a form offers, and those that are ticked.</summary>
public sealed record RoleChoices(ImmutableArray<Role> Offered, ImmutableArray<Role> Chosen, Refusal? Refusal)
{
    /// <summary>A clinic lead gives the role of therapist only.</summary>
    public static ImmutableArray<Role> For(Actor actor) => actor.Is(Role.Admin) ? Role.All : [Role.Therapist];

    public static ImmutableArray<Role> Parse(IEnumerable<string>? codes) => [.. Role.All.Where(role => codes?.Contains(role.Code) == true)];
}
