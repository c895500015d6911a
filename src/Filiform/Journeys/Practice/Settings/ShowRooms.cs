using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <param name="Shifts">Weekly shifts in it, now or later.</param>
/// <param name="Visits">Booked visits still to come in it.</param>
public sealed record RoomRow(Id<Room> Id, string Name, bool Active, int Version, long Shifts, long Visits);

/// <summary>Shows the rooms of the clinic and what depends on them.</summary>
public sealed class ShowRooms : IUseCase<ShowRooms.Request, ImmutableArray<RoomRow>>
{
    public sealed record Request;

    public Permission Permission => Permission.ReadSettings;
    public Effect Effect => Effect.Reads;

    public async Task<Result<ImmutableArray<RoomRow>>> Handle(Request request, Work work)
    {
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        return await work.Query<RoomRow>("""
            select r.id, r.name, r.active, r.version,
                   (select count(*) from shift s where s.clinic = @clinic and s.room = r.id and (s.valid_until is null or s.valid_until >= @today)) as shifts,
                   (select count(*) from appointment a where a.clinic = @clinic and a.room = r.id and a.status = 'booked' and a.starts_at > @Now) as visits
            from room r where r.clinic = @clinic order by r.active desc, r.name, r.id
            """, new { today, work.Now });
    }
}
