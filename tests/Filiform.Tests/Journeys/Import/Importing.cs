using Filiform.Journeys.Practice.Import;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Import;

/// <summary>The door that the command line goes through, on a test's database.</summary>
internal static class Importing
{
    public static ImportFile Importer(this TestClinic clinic) => new(clinic.Runner, new Words(), new ChooseClinic(), new ImportPatients(), new ImportNetwork());

    public static Task<ImportReport> Import(this TestClinic clinic, ReadOnlyMemory<byte> bytes, string? into = null) => clinic.Importer().Run(bytes, into);
}
