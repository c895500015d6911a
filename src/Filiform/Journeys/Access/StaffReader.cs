using Filiform.Store;

namespace Filiform.Journeys.Access;

/// <summary>A staff member as other rooms may show them.</summary>
public sealed record StaffRow(Id<Staff> Id, string Name, string Email, Id<Practitioner>? Practitioner, bool Active);

/// <summary>Reads staff: who they are and where they work.</summary>
public static class StaffReader
{
    public static string NormalEmail(string email) => email.Trim().ToLowerInvariant();

    public static Task<StaffRow?> Read(Work work, Id<Staff> staff) =>
        work.QueryOne<StaffRow>("select id, name, email, practitioner, active from staff where id = @staff", new { staff });

    public static async Task<KnownStaff?> ByEmail(Work work, string email)
    {
        var id = await work.QueryOne<Id<Staff>?>("select id from staff where email = @email and active = true", new { email = NormalEmail(email) });
        return id is { } staff ? await Known(work, staff) : null;
    }

    /// <returns>Null when the person no longer works here.</returns>
    public static async Task<KnownStaff?> Known(Work work, Id<Staff> staff) => await Read(work, staff) is { Active: true } row
        ? new(staff, row.Email, await LastClinic(work, staff))
        : null;

    /// <summary>The clinics a person has a role in.</summary>
    public static Task<ImmutableArray<Id<Clinic>>> ClinicsOf(Work work, Id<Staff> staff) =>
        work.Query<Id<Clinic>>("select distinct clinic from staff_role where staff = @staff order by clinic", new { staff });

    private static async Task<Id<Clinic>?> LastClinic(Work work, Id<Staff> staff)
    {
        var last = await work.QueryOne<Id<Clinic>?>("""
            select s.clinic from sign_in s where s.staff = @staff
              and exists (select 1 from staff_role r where r.staff = s.staff and r.clinic = s.clinic) order by s.created_at desc, s.id desc limit 1
            """, new { staff });
        return last ?? (await ClinicsOf(work, staff) is [var first, ..] ? first : null);
    }
}
