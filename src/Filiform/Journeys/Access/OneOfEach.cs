namespace Filiform.Journeys.Access;

/// <summary>One simulated person for each role, so that a stranger needs one click and no choice.</summary>
/// <param name="Role">A role's code, or <c>patient</c>.</param>
public sealed record OneOfEach(string Role, string Name, Id<Clinic> Clinic, Id<Staff>? Staff, Id<Patient>? Patient)
{
    public const string AsPatient = "patient";

    /// <summary>The therapist with the fullest day, and everybody else from the same clinic.</summary>
    /// <param name="first">The role that comes first; null, or no role, for none.</param>
    public static ImmutableArray<OneOfEach> Of(DemonstrationPeople.Answer people, string? first)
    {
        var home = people.Clinics.MaxBy(clinic => clinic.Staff.Max(person => person.Visits));
        if (home is null) return [];
        var staff = Pipeline.Role.All.Select(role => role.Code)
            .Select(role => (Role: role, Person: home.Staff.Where(person => person.Roles[0] == role).MaxBy(person => person.Visits)))
            .Where(pair => pair.Person is not null)
            .Select(pair => new OneOfEach(pair.Role, pair.Person!.Name, home.Id, pair.Person.Id, null));
        var patient = people.Patients.OrderByDescending(each => each.Clinic == home.Id).Take(1)
            .Select(each => new OneOfEach(AsPatient, each.Name, each.Clinic, null, each.Id));
        return [.. staff.Concat(patient).OrderByDescending(each => each.Role == first)];
    }
}
