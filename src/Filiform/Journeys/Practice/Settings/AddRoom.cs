using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Adds a room.</summary>
public sealed class AddRoom : IUseCase<AddRoom.Request, Done>
{
    public const int LongestName = 60;

    public sealed record Request(string? Name, string? RepeatKey) : IRepeatable;

    public Permission Permission => Permission.SetClinic;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (request.Name is not { } name) return Refusal.Invalid(new Reason("required", "room-name"));
        if (name.Length > LongestName) return Refusal.Invalid(new Reason("too-long", "room-name", LongestName));
        if (await work.Exists("select 1 from room where clinic = @clinic and name = @name", new { name })) return Refusal.Blocked(new Reason("room-exists", "room-name"));

        var id = work.NewId<Room>();
        var slug = Slugs.Of(name);
        // Names that differ only in marks or spaces would share one address; the id tells them apart.
        if (slug.Length == 0 || await work.Exists("select 1 from room where clinic = @clinic and slug = @slug", new { slug })) slug = $"{slug}-{id.Value.ToString()[^6..]}".TrimStart('-');
        await work.Execute("insert into room (id, clinic, slug, name, active) values (@id, @clinic, @slug, @name, true)", new { id, slug, name });
        work.Changed("room");
        return Done.It;
    }
}
