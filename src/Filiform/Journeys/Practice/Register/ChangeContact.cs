using Filiform.Store;

namespace Filiform.Journeys.Practice.Register;

/// <summary>Changes a patient's name, birth date, contact and language; unless somebody else did since they were read.</summary>
public sealed class ChangeContact : IUseCase<ChangeContact.Request, Done>
{
    /// <param name="Version">The one that the person saw.</param>
    public sealed record Request(Id<Patient> Patient, int Version, PatientFields Fields) : IAboutPatient;

    public Permission Permission => Permission.SetDemographics;

    public async Task<Result<Done>> Handle(Request request, Work work)
    {
        if (await Patients.Read(work, request.Patient) is not { } known) return Refusal.NotFound;
        var reasons = request.Fields.Reasons(work.Now.InZone((await Clinics.Here(work)).TimeZone).Date);
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);

        var details = request.Fields.Details;
        var changed = Changed(known, details).ToArray();
        // Sent twice, or nothing to change: what is wanted is so already.
        if (changed.Length == 0) return Done.It;
        if (known.Version != request.Version || !await Patients.Change(work, request.Patient, request.Version, details)) return Refusal.Stale;
        work.Changed(changed);
        return Done.It;
    }

    private static IEnumerable<string> Changed(PatientRow known, PatientDetails details)
    {
        if (known.GivenName != details.GivenName) yield return "given_name";
        if (known.FamilyName != details.FamilyName) yield return "family_name";
        if (known.BirthDate != details.BirthDate) yield return "birth_date";
        if (known.Email != details.Email) yield return "email";
        if (known.Phone != details.Phone) yield return "phone";
        if (known.Language != details.Language) yield return "language";
    }
}
