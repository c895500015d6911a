namespace Filiform.Journeys.Shared;

/// <summary>The rooms of the staff's side, and who works in each: nobody is shown a door that does not open.</summary>
public static class StaffPages
{
    private static readonly ImmutableArray<Role> Care = [Role.Therapist, Role.FrontDesk, Role.ClinicLead];

    private static readonly ImmutableArray<(string Href, string Key, ImmutableArray<Role> For)> All =
    [
        ("/clinic/today", "shared.staff-today", Care),
        ("/clinic/patients", "shared.staff-patients", Care),
        ("/clinic/alerts", "shared.staff-alerts", [Role.Therapist, Role.ClinicLead]),
        ("/clinic/questions", "shared.staff-questions", [Role.Therapist, Role.ClinicLead]),
        ("/clinic/atlas", "shared.staff-atlas", [.. Permission.ReadAtlas.Roles.Keys]),
        ("/clinic/quality", "shared.staff-quality", [Role.ClinicLead, Role.QualityLead]),
        ("/clinic/settings", "shared.staff-settings", [Role.FrontDesk, Role.ClinicLead, Role.Admin]),
    ];

    public static IEnumerable<(string Href, string Key)> Of(Actor actor) =>
        All.Where(page => page.For.Any(actor.Is)).Select(page => (page.Href, page.Key));

    public static bool FindsPatients(Actor actor) => Care.Any(actor.Is);
}
