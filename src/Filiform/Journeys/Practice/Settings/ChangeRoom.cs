using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Renames a room, closes it or opens it again. A room with hours or visits cannot be closed: they would stand in no room.</summary>
public sealed class ChangeRoom : IUseCase<ChangeRoom.Request, Done>
{
    public sealed record Request(Id<Room> Room, int Version, string? Name, bool Active);

    public Permission Permission => Permission.SetClinic;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (request.Name is not { } name) return Refusal.Invalid(new Reason("required", "room-name"));
        if (name.Length > AddRoom.LongestName) return Refusal.Invalid(new Reason("too-long", "room-name", AddRoom.LongestName));
        if ((await new ShowRooms().Handle(new(), work)).Value.FirstOrDefault(each => each.Id == request.Room) is not { } room) return Refusal.NotFound;
        if (room.Name == name && room.Active == request.Active) return Done.It;
        if (room.Active && !request.Active && room.Shifts + room.Visits > 0) return Refusal.Blocked(new Reason("room-in-use", null, room.Shifts, room.Visits));

        work.Changed("room");
        return await work.Execute("update room set name = @name, active = @Active, version = version + 1 where id = @Room and clinic = @clinic and version = @Version",
            new { name, request.Active, request.Room, request.Version }) == 1 ? Done.It : Refusal.Stale;
    }
}
