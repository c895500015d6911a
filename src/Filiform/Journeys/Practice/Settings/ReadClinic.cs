using Filiform.Store;

namespace Filiform.Journeys.Practice.Settings;

/// <summary>Reads the clinic's details, to change them.</summary>
public sealed class ReadClinic : IUseCase<ReadClinic.Request, ReadClinic.Answer>
{
    public sealed record Request;

    public sealed record Answer(ClinicRow Clinic, ClinicDetails Details, int Version);

    public Permission Permission => Permission.SetClinic;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work) => await Details(work);

    internal static async Task<Answer> Details(Work work)
    {
        var clinic = await Clinics.Here(work);
        var settings = await ClinicSettings.Read(work);
        return new(clinic, new(
            clinic.Name, clinic.ShortName, clinic.Street, clinic.City, clinic.PostalCode, clinic.Phone, clinic.Email, settings.GetValueOrDefault(ClinicSettings.HoursEnglish),
            settings.GetValueOrDefault(ClinicSettings.HoursSpanish), settings.GetValueOrDefault(ClinicSettings.CancelCutOffHours)),
            await work.QueryOne<int>("select version from clinic where id = @clinic"));
    }
}
