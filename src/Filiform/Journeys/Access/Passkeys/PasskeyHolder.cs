using Filiform.Store;

namespace Filiform.Journeys.Access.Passkeys;

/// <summary>Somebody who may have passkeys: a staff member or a patient.</summary>
/// <param name="Kind"><c>staff</c> or <c>patient</c>.</param>
/// <param name="Clinic">A patient's clinic; the one a staff member worked in last.</param>
public sealed record PasskeyHolder(Guid Id, string Kind, string Name, Id<Clinic>? Clinic)
{
    private sealed record PatientRow(Id<Clinic> Clinic, string GivenName, string FamilyName);

    /// <returns>Null when there is no such person, or they are not active.</returns>
    /// <remarks>Looks across clinics: a passkey says who it is, not where.</remarks>
    public static async Task<PasskeyHolder?> Find(Work work, Guid id)
    {
        if (await StaffReader.Known(work, new(id)) is { } staff) return new(id, "staff", staff.Email, staff.Clinic);
        return await work.QueryOne<PatientRow>("select clinic, given_name, family_name from patient where id = @id and active = true", new { id }) is { } patient
            ? new(id, "patient", $"{patient.GivenName} {patient.FamilyName}", patient.Clinic)
            : null;
    }

    /// <summary>The person who acts.</summary>
    public static PasskeyHolder? Of(Actor actor) => actor.Kind is "staff" or "patient" ? new(actor.Id!.Value, actor.Kind, actor.Name, actor.Clinic) : null;
}
