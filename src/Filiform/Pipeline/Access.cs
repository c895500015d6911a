using Filiform.Store;

namespace Filiform.Pipeline;

/// <summary>The one place that decides who may see or change what.</summary>
public static class Access
{
    /// <summary>How long a renewed sign-in is good for the acts that ask for one.</summary>
    public static readonly Duration StepUpFor = Duration.FromMinutes(5);

    /// <summary>A visit so long ago, or so far ahead, still makes its practitioner one who cares for the patient.</summary>
    private static readonly Duration Back = Duration.FromDays(30), Ahead = Duration.FromDays(90);

    /// <summary>Of patients <c>p</c>: those for whom <c>@practitioner</c> cares now.</summary>
    private const string CaresFor = """
        exists (select 1 from appointment a where a.patient = p.id and a.clinic = @clinic and a.practitioner = @practitioner
                and a.status <> 'cancelled' and a.starts_at between @from and @until)
        or exists (select 1 from episode e where e.patient = p.id and e.clinic = @clinic and e.practitioner = @practitioner and e.closed_on is null)
        or exists (select 1 from care_relation c where c.patient = p.id and c.clinic = @clinic and c.practitioner = @practitioner
                and c.from_at <= @now and (c.until_at is null or c.until_at > @now))
        """;

    /// <returns>Null when allowed; otherwise the refusal to give. Outsiders learn nothing: theirs reads like "not found".</returns>
    public static async Task<Refusal?> Refuses(Work work, Permission permission, Id<Patient>? patient)
    {
        var actor = work.Actor;
        if (actor.Kind == "system") return permission.System ? null : Refusal.NotAllowed;
        if (permission.Visitor && patient is null) return null;

        return actor.Kind switch
        {
            "visitor" => Refusal.SignInFirst,
            "staff" => await RefusesStaff(work, permission, patient),
            _ => RefusesPatient(actor, permission, patient),
        };
    }

    private static Refusal? RefusesPatient(Actor actor, Permission permission, Id<Patient>? patient)
    {
        if (permission.Patient is not { } level || patient is null || actor.Patient != patient) return Refusal.NotAllowed;
        if (actor.Level >= level) return null;
        return level == 1 ? Refusal.ConfirmBirthDate : Refusal.SignInFirst;
    }

    private static async Task<Refusal?> RefusesStaff(Work work, Permission permission, Id<Patient>? patient)
    {
        var reaches = work.Actor.Roles.Where(permission.Roles.ContainsKey).Select(role => permission.Roles[role]).ToList();
        if (reaches.Count == 0) return Refusal.NotAllowed;
        if (patient is { } about && !await InReach(work, about, reaches.Contains(Reach.Clinic))) return Refusal.NotAllowed;
        if (permission.StepUp && !(work.Actor.SteppedUpAt > work.Now - StepUpFor)) return Refusal.StepUpFirst;
        return null;
    }

    private static async Task<bool> InReach(Work work, Id<Patient> patient, bool wholeClinic)
    {
        if (wholeClinic)
            return await work.Exists("select 1 from patient where id = @patient and clinic = @clinic", new { patient });

        return work.Actor.Practitioner is { } practitioner && await work.Exists(
            $"select 1 from patient p where p.id = @patient and p.clinic = @clinic and ({CaresFor})",
            new { patient, practitioner, from = work.Now - Back, until = work.Now + Ahead, now = work.Now });
    }

    /// <summary>Whom a permission lets this person reach, for lists that lead to a page: one look, however long the list is.</summary>
    /// <returns>Null for every patient of the clinic.</returns>
    public static async Task<ImmutableHashSet<Id<Patient>>?> Reached(Work work, Permission permission)
    {
        var reaches = work.Actor.IsStaff ? work.Actor.Roles.Where(permission.Roles.ContainsKey).Select(role => permission.Roles[role]).ToList() : [];
        if (reaches.Contains(Reach.Clinic)) return null;
        if (reaches.Count == 0 || work.Actor.Practitioner is not { } practitioner) return [];
        return [.. await work.Query<Id<Patient>>(
            $"select p.id from patient p where p.clinic = @clinic and ({CaresFor})",
            new { practitioner, from = work.Now - Back, until = work.Now + Ahead, now = work.Now })];
    }
}
