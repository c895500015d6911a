using Filiform.Store;
using NodaTime.Text;

namespace Filiform.Journeys.Practice.Register;

/// <summary>A patient as a list shows them.</summary>
/// <param name="NextAt">Their next visit; null when none is booked.</param>
public sealed record PatientListed(Id<Patient> Id, string Number, string Name, LocalDate BirthDate, string? Email, string? Phone, string Language, Instant? NextAt);

/// <summary>Finds patients of this clinic by the beginnings of their names, record number, date of birth, telephone or e-mail.</summary>
public sealed class SearchPatients : IUseCase<SearchPatients.Request, SearchPatients.Answer>
{
    public const int LongestText = 100;

    /// <summary>Whoever has more to look through should say more.</summary>
    public const int Most = 50;

    public sealed record Request(string? Text);

    /// <param name="More">Whether there are others beside these.</param>
    public sealed record Answer(ImmutableArray<PatientListed> Found, bool More, string Zone, PatientPages Pages);

    public Permission Permission => Permission.FindPatient;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (request.Text is not { } text) return Refusal.Invalid(new Reason("required", "find"));
        if (text.Length > LongestText) return Refusal.Invalid(new Reason("too-long", "find", LongestText));

        var (condition, values) = PatientQuery.Read(work, text);
        var found = await PatientList.Read(work, condition, values, Most + 1);
        foreach (var patient in found.Take(Most)) work.Saw(patient.Id);
        return new Answer([.. found.Take(Most)], found.Length > Most, (await Clinics.Here(work)).Zone, await PatientPages.For(work));
    }
}

/// <summary>The same list as a file: for the clinic lead, who has shown just now that it is them.</summary>
public sealed class ExportPatients(SearchPatients search) : IUseCase<SearchPatients.Request, SearchPatients.Answer>
{
    public Permission Permission => Permission.ExportPatients;
    public Effect Effect => Effect.Reads;

    public Task<Result<SearchPatients.Answer>> Handle(SearchPatients.Request request, Work work) => search.Handle(request, work);
}

internal static class PatientList
{
    private sealed record Row(Id<Patient> Id, string Number, string GivenName, string FamilyName, string BirthDate, string? Email, string? Phone, string Language, Instant? NextAt);

    /// <param name="condition">Over the columns of <c>patient</c>.</param>
    public static async Task<ImmutableArray<PatientListed>> Read(Work work, string condition, Dictionary<string, object> values, int most)
    {
        values["now"] = work.Now;
        values["most"] = most;
        var rows = await work.Query<Row>($"""
            select id, number, given_name, family_name, birth_date, email, phone, language,
                   (select min(a.starts_at) from appointment a where a.clinic = @clinic and a.patient = patient.id and a.status = 'booked' and a.starts_at > @now) as next_at
            from patient where clinic = @clinic and active = true and {condition} order by search_text, id limit @most
            """, values);
        return [.. rows.Select(row => new PatientListed(
            row.Id, row.Number, $"{row.GivenName} {row.FamilyName}", LocalDatePattern.Iso.Parse(work.Open("patient.birth_date", row.Id.Value, row.BirthDate)!).Value,
            work.Open("patient.email", row.Id.Value, row.Email), work.Open("patient.phone", row.Id.Value, row.Phone), row.Language, row.NextAt))];
    }
}
