using Filiform.Journeys.Access.Founding;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>Enters a colleague who has the role of therapist as a practitioner: name, title and languages, as patients read them. Credentials come after.</summary>
public sealed class AddPractitioner : IUseCase<AddPractitioner.Request, Id<Practitioner>>
{
    public const int LongestName = 100, LongestSuffix = 40;

    public sealed record Request(Id<Staff> Staff, string? Given, string? Family, string? Suffix, ImmutableArray<string> Languages);

    public Permission Permission => Permission.SetTherapists;

    public async Task<Result<Id<Practitioner>>> Handle(Request request, Work work)
    {
        // One look, since between two of them the same request may be done elsewhere.
        var colleague = await One(work, request.Staff);
        // Sent twice: they are entered, so the second answer is the first one.
        if (colleague?.Practitioner is { } already) return already;
        if (colleague is not { Active: true }) return Refusal.NotFound;
        ImmutableArray<Reason> reasons = [.. Reasons(request)];
        if (reasons.Length > 0) return Refusal.Invalid(reasons);

        var id = work.NewId<Practitioner>();
        var written = await work.Execute("""
            insert into practitioner (id, slug, given_name, family_name, suffix, languages, biography, active)
            values (@id, @slug, @Given, @Family, @suffix, @languages, '{}', true) on conflict (slug) do nothing
            """, new { id, slug = await Slug(work, id, $"{request.Given} {request.Family}"), request.Given, request.Family, suffix = request.Suffix ?? "", languages = string.Join(' ', request.Languages) });
        // The same name, entered by somebody else at this moment: either this very person, or one who has the address now.
        if (written == 0) return (await One(work, request.Staff))?.Practitioner is { } meanwhile ? meanwhile : Refusal.Stale;
        if (await work.Execute("update staff set practitioner = @id where id = @Staff and practitioner is null", new { id, request.Staff }) == 0) return Refusal.Stale;
        work.Changed("practitioner");
        return id;
    }

    private sealed record Colleague(Id<Staff> Id, bool Active, Id<Practitioner>? Practitioner);

    private static Task<Colleague?> One(Work work, Id<Staff> staff) => work.QueryOne<Colleague>("""
        select m.id, m.active, m.practitioner from staff m where m.id = @staff
          and exists (select 1 from staff_role r where r.staff = m.id and r.clinic = @clinic and r.role = 'therapist')
        """, new { staff });

    private static IEnumerable<Reason> Reasons(Request request)
    {
        foreach (var (name, field) in new[] { (request.Given, "given"), (request.Family, "family") })
            if (name is null) yield return new("required", field);
            else if (name.Length > LongestName) yield return new("too-long", field, LongestName);
        if (request.Suffix?.Length > LongestSuffix) yield return new("too-long", "suffix", LongestSuffix);
        if (request.Languages.IsEmpty || request.Languages.Any(each => !Words.Languages.Contains(each))) yield return new("choose-language", "languages");
    }

    /// <summary>Two people of one name have two addresses.</summary>
    private static async Task<string> Slug(Work work, Id<Practitioner> id, string name)
    {
        var slug = FirstClinic.Slug(name);
        return await work.Exists("select 1 from practitioner where slug = @slug", new { slug }) ? $"{slug}-{id.ToString()[^6..]}" : slug;
    }
}
