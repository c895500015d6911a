using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Register;

/// <summary>Adds a patient. Whoever may already be on file is shown first: two records of one person are a danger.</summary>
public sealed class RegisterPatient : IUseCase<RegisterPatient.Request, RegisterPatient.Answer>
{
    /// <param name="Anyway">The person has seen those alike, and this is another.</param>
    public sealed record Request(PatientFields Fields, bool Anyway, string? RepeatKey) : IRepeatable;

    /// <param name="Registered">Null when there are some alike and nobody said that this is another.</param>
    public sealed record Answer(Id<Patient>? Registered, ImmutableArray<PatientListed> Alike);

    public Permission Permission => Permission.SetDemographics;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var reasons = request.Fields.Reasons(today);
        if (!reasons.IsEmpty) return Refusal.Invalid(reasons);

        var details = request.Fields.Details;
        var alike = request.Anyway ? [] : await Alike(work, details);
        if (!alike.IsEmpty)
        {
            foreach (var patient in alike) work.Saw(patient.Id);
            return new Answer(null, alike);
        }

        var id = await Patients.Register(work, details);
        work.Saw(id);
        return new Answer(id, []);
    }

    /// <summary>The same birth date with a name that begins alike, or the same telephone or e-mail: families share those, so a person decides.</summary>
    private static Task<ImmutableArray<PatientListed>> Alike(Work work, PatientDetails details)
    {
        var (condition, values) = ("""
            (search_text = @name or (birth_date_digest = @born and search_text like @family escape '!'))
            """, new Dictionary<string, object>
        {
            ["name"] = Patients.SearchText(details.GivenName, details.FamilyName),
            ["born"] = work.Digest("patient.birth_date", LocalDatePattern.Iso.Format(details.BirthDate))!,
            ["family"] = Patients.SearchText(details.FamilyName).Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%",
        });
        foreach (var (column, digest) in new[] { ("email_digest", work.Digest("patient.email", Patients.NormalEmail(details.Email))), ("phone_digest", work.Digest("patient.phone", Patients.NormalPhone(details.Phone))) })
            if (digest is not null) (condition, values[column]) = ($"({condition} or {column} = @{column})", digest);
        return PatientList.Read(work, condition, values, 10);
    }
}
