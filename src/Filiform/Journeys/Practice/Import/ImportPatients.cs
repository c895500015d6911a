using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Takes people and their records from another system into one clinic: all of them or none.</summary>
/// <remarks>Nothing a record says is taken to be so: it becomes unconfirmed answers, see <see cref="PreAnswers"/>.</remarks>
public sealed class ImportPatients : IUseCase<ImportPatients.Request, ImportReport>
{
    /// <param name="Founds">Whether the clinic is to be made from the file's organization.</param>
    public sealed record Request(RecordFile File, Id<Clinic> Clinic, bool Founds) : IInClinic;

    public Permission Permission => Permission.OnlySystem;

    public async Task<Result<ImportReport>> Handle(Request request, Work work)
    {
        var (tally, file) = (new ImportTally(), request.File);
        if (request.Founds && !await work.Exists("select 1 from clinic where id = @clinic"))
        {
            file = file with { Warnings = [.. file.Warnings, .. await FoundClinic.Write(work, file.Organization!)] };
            tally.Add("clinic", added: 1);
        }

        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var unborn = file.People.Where(person => person.Details.BirthDate > today).ToImmutableArray();
        if (!unborn.IsEmpty) return Refusal.Invalid([.. unborn.Select(person => new Reason("birth-date-ahead", $"{person.Field}.birthDate"))]);

        foreach (var person in file.People)
        {
            var patient = await PatientImport.Write(work, person, tally);
            await RecordItems.Write(work, patient, person.Items, today, tally);
            work.Saw(patient);
        }

        return ImportReport.Of(tally, file);
    }
}
