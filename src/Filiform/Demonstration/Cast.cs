using Filiform.Store;

namespace Filiform.Demonstration;

/// <summary>The staff of the simulated clinics, as actors.</summary>
internal sealed class Cast
{
    private readonly Dictionary<(Id<Clinic>, Id<Practitioner>), Actor> therapists = [];
    private readonly Dictionary<Id<Clinic>, Actor> desks = [];

    public Actor Therapist(Id<Clinic> clinic, Id<Practitioner> practitioner, Instant now) => therapists[(clinic, practitioner)] with { SteppedUpAt = now };

    public Actor AnyTherapist => therapists.Values.First();

    public Actor Desk(Id<Clinic> clinic) => desks[clinic];

    public static async Task<Cast> Read(Runner runner, ReadStaff read)
    {
        var cast = new Cast();
        foreach (var row in (await runner.Run(read, Done.It, Actor.System)).Value)
        {
            var actor = new Actor("staff", row.Staff.Value, row.Clinic, [Role.Find(row.Role)!], 2) { Practitioner = row.Practitioner, Name = row.Name };
            if (row.Practitioner is { } practitioner) cast.therapists[(row.Clinic, practitioner)] = actor;
            else if (row.Role == Role.FrontDesk.Code) cast.desks[row.Clinic] = actor;
        }

        return cast;
    }
}

/// <summary>Everybody who works in the network, with clinic and role.</summary>
public sealed class ReadStaff : IUseCase<Done, ImmutableArray<ReadStaff.Row>>, INetworkWide
{
    public sealed record Row(Id<Staff> Staff, string Name, Id<Clinic> Clinic, string Role, Id<Practitioner>? Practitioner);

    public Permission Permission => Permission.OnlySystem;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<Row>>> Handle(Done request, Work work) => await work.Query<Row>("""
        select s.id as staff, s.name, r.clinic, r.role, s.practitioner from staff s join staff_role r on r.staff = s.id order by s.id
        """);
}
