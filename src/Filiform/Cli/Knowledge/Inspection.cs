using System.Text.Json;
using Filiform.Cli.Json;
using Filiform.Clinical.Atlas;
using Filiform.Clinical.Instruments;
using Filiform.Clinical.Knowledge;
using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Plans;
using Filiform.Clinical.Practice;
using Filiform.Clinical.Progress;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Triage;
using NodaTime.Text;

namespace Filiform.Cli.Knowledge;

/// <summary>Reads every knowledge file as the start would, and goes on where the start would stop, so that all faults are told at once.</summary>
internal sealed class Inspection
{
    private readonly KnowledgeFolder folder;
    private readonly Dictionary<string, FileFindings> findings = KnowledgeFolder.Known.ToDictionary(name => name, _ => new FileFindings());

    private Inspection(KnowledgeFolder folder) => this.folder = folder;

    /// <returns>What was found, file by file.</returns>
    public static ImmutableArray<CheckedFile> Of(KnowledgeFolder folder)
    {
        var inspection = new Inspection(folder);
        inspection.Run();
        return
        [
            .. KnowledgeFolder.Known.Where(name => name != ClinicRules.FileName || folder.Brings(name)).Select(inspection.Checked),
            .. folder.Strangers.Select(name => new CheckedFile(
                name, null, true, 0, 0, [$"is no knowledge file; there is: {string.Join(", ", KnowledgeFolder.Known)}"])),
        ];
    }

    private void Run()
    {
        var safety = Read("safety.json", () => SafetyKnowledge.Parse(folder.Bytes("safety.json")));
        if (folder.Brings(ClinicRules.FileName)) _ = Read(ClinicRules.FileName, safety, "safety.json", known => ClinicRules.Over(known, folder.Root(ClinicRules.FileName)));
        _ = Read("danger-words.json", safety, "safety.json", known => DangerWords.Parse(folder.Bytes("danger-words.json"), known));
        var atlas = Read("muscles.json", () => ReferralAtlas.Read(folder.Root("regions.json"), folder.Root("muscles.json")));
        if (safety is not null && atlas is not null) _ = Read("muscles.json", () => { AtlasInSafety.Check(safety, atlas); return atlas; });
        _ = Read("bodychart.json", atlas, "muscles.json", known => BodyChart.Read(folder.Root("bodychart.json"), known));
        _ = Read("atlas-names.json", atlas, "muscles.json", known => AtlasNames.Read(folder.Root("atlas-names.json"), known));
        var groups = Read("muscle-groups.json", atlas, "muscles.json", known => MuscleGroups.Read(folder.Root("muscle-groups.json"), known));
        var instruments = Read("instruments.json", () => InstrumentCatalogue.Read(folder.Root("instruments.json")));
        var response = Read("response-model.json", () => ResponseKnowledge.Read(folder.Root("response-model.json")));
        if (atlas is not null && instruments is not null && response is not null)
            _ = Read("plans.json", () => PlanKnowledge.Read(folder.Root("plans.json"), folder.Root("plan-links.json"), atlas, instruments, response));
        else findings["plans.json"].Faults.Add("not checked: it needs muscles.json, instruments.json and response-model.json");
        _ = Read("quality.json", () => QualityKnowledge.Read(folder.Root("quality.json"), folder.Root("event-links.json"), folder.Root("safety.json")));
        foreach (var name in KnowledgeFolder.Beside) _ = Read(name, () => folder.Root(name).Members.ToList());
        var practice = Read("practice.json", () => PracticeKnowledge.Read(folder.Root("practice.json")));

        if (instruments is not null)
        {
            Meet("instruments.json", file => [.. EngineVectors.Instruments(file, instruments), .. EngineVectors.Changes(file, instruments)]);
            Meet("plans.json", file => PracticeVectors.Plans(file, instruments));
        }
        if (response is not null) Meet("response-model.json", file => EngineVectors.Response(file, response.Default));
        Meet("quality.json", EngineVectors.Quality);
        if (practice is not null && groups is not null) Meet("practice.json", file => PracticeVectors.Practice(file, practice, groups));
    }

    private T? Read<T>(string file, Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (KnowledgeFault fault)
        {
            findings[fault.File].Faults.Add(Placed(fault));
        }
        catch (Exception wrong) when (IsWrongData(wrong))
        {
            findings[file].Faults.Add(wrong.Message);
        }
        return null;
    }

    /// <summary>The fault with the line on which it stands; what is no JSON names its own.</summary>
    private string Placed(KnowledgeFault fault)
    {
        if (fault.Path.StartsWith("line ", StringComparison.Ordinal)) return $"{fault.Path}: {fault.Reason}";
        var bytes = folder.Bytes(fault.File).Span;
        return (fault.Path.Length == 0 ? JsonPlaces.Duplicate(bytes) : JsonPlaces.Locate(bytes, [(fault.Path, fault.Reason)])[0]).ToString();
    }

    private T? Read<T, TOther>(string file, TOther? needed, string neededFile, Func<TOther, T> read) where T : class where TOther : class
    {
        if (needed is not null) return Read(file, () => read(needed));
        findings[file].Faults.Add($"not checked: it needs {neededFile}");
        return null;
    }

    private void Meet(string file, Func<JsonElement, IEnumerable<VectorResult>> run)
    {
        var found = findings[file];
        try
        {
            foreach (var vector in run(folder.Json(file)))
            {
                found.Vectors++;
                if (vector.Difference is null) continue;
                found.Failed++;
                found.Faults.Add($"vector {vector.Name}: {vector.Difference}");
            }
        }
        catch (Exception wrong) when (IsWrongData(wrong) || wrong is KnowledgeFault)
        {
            // One more vector than could be counted: the one that could not be read.
            found.Vectors++;
            found.Failed++;
            found.Faults.Add($"vector {found.Vectors} cannot be read: {wrong.Message}");
        }
    }

    private CheckedFile Checked(string name)
    {
        var found = findings[name];
        return new(name, Version(name), folder.Brings(name), found.Vectors, found.Failed, [.. found.Faults.Distinct()]);
    }

    private string? Version(string name)
    {
        try
        {
            var root = folder.Json(name);
            return root.TryGetProperty("version", out var version) || root.TryGetProperty("dataVersion", out version) ? version.ToString() : null;
        }
        catch (Exception wrong) when (IsWrongData(wrong) || wrong is KnowledgeFault)
        {
            return null;
        }
    }

    /// <summary>What a loader throws when a file says something that it was not made for.</summary>
    private static bool IsWrongData(Exception fault) =>
        fault is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException or JsonException
            or UnparsableValueException or IndexOutOfRangeException;

    private sealed class FileFindings
    {
        public int Vectors { get; set; }
        public int Failed { get; set; }
        public List<string> Faults { get; } = [];
    }
}

/// <summary>One knowledge file, checked.</summary>
/// <param name="Version">Null when the file has none, or cannot be read.</param>
/// <param name="Own">The folder brings it; otherwise it is this program's.</param>
/// <param name="Failed">Vectors that were not met.</param>
/// <param name="Faults">Empty when it is in order.</param>
internal sealed record CheckedFile(string Name, string? Version, bool Own, int Vectors, int Failed, ImmutableArray<string> Faults);
