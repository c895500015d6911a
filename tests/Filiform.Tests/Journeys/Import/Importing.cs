using Filiform.Cli;
using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;
using Filiform.Store;

namespace Filiform.Tests.Journeys.Import;

/// <summary>The door that the command line goes through, on a test's database.</summary>
internal static class Importing
{
    public static Task<ImportReport> Import(this TestClinic clinic, ReadOnlyMemory<byte> bytes, string? into = null) =>
        new ImportFile(clinic.Runner, new Words(), new ChooseClinic(), new ImportPatients(), new ImportNetwork()).Run(bytes, into);

    public static async Task<Id<Patient>> Known(Work work, string identifier) =>
        await work.QueryOne<Id<Patient>>("select id from patient where clinic = @clinic and identifier = @identifier", new { identifier });

    /// <summary>What that person's record says about the screening, by question.</summary>
    public static Task<Dictionary<string, RecordedAnswer>> Answers(this TestClinic clinic, string identifier) => clinic.Do(async work =>
        (await RecordedAnswers.Of(work, await Known(work, identifier))).ToDictionary(answer => answer.Question));
}
