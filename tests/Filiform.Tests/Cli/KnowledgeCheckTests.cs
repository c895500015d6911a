using System.Text;
using System.Text.Json;
using Filiform.Clinical.Knowledge;

namespace Filiform.Tests.Cli;

public sealed class KnowledgeCheckTests
{
    [Fact]
    public async Task Finds_this_program_s_own_files_in_order()
    {
        var (status, output, error) = await Shell.Run("", "knowledge", "check", "--json");

        Assert.Equal((0, ""), (status, error));
        var found = JsonElement.Parse(output);
        Assert.True(found.GetProperty("ok").GetBoolean());
        Assert.Equal(0, found.GetProperty("failed").GetInt32());
        Assert.Equal(17, found.GetProperty("files").GetArrayLength());
        Assert.Equal(["instruments.json", "response-model.json", "plans.json", "quality.json", "practice.json"], found.GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("vectors").GetInt32() > 0).Select(file => file.GetProperty("file").GetString()));
    }

    [Theory]
    [InlineData("safety.json", "\"kind\": \"filiform-safety\"", "\"kind\": \"other\"", "safety.json: line 4, kind: 'other' is not one of filiform-safety")]
    [InlineData("plans.json", "\"expected\": \"continue\"", "\"expected\": \"modify\"", "plans.json: vector threshold met on pain: modify expected, continue found")]
    [InlineData("practice.json", "\"code\": \"20560\"", "\"code\": \"20999\"", "practice.json: ")]
    [InlineData("quality.json", "{", "", "quality.json: line 2, byte ")]
    [InlineData("safety.json", "\"version\": \"2026.1\",", "\"version\": \"2026.1\",\n \"version\": \"2026.1\",", "safety.json: line 3, version: stands twice")]
    [InlineData("muscles.json", "\"needleLengthMm\"", "\"needleLength\"", "muscles[0].needling.needleLength: is not known here")]
    [InlineData("regions.json", "\"alsoSeeds\"", "\"alsoSeed\"", "alsoSeed: is not known here")]
    [InlineData("instruments.json", "\"licence\"", "\"lisence\"", "instruments[0].lisence: is not known here")]
    [InlineData("muscles.json", "\"siteRegions\": [\n     \"upper-trapezius\"", "\"siteRegions\": [\n     \"uper-trapezius\"", "muscles[0].needling.siteRegions: 'uper-trapezius' is not known to safety.json")]
    public async Task Names_the_place_of_a_fault(string file, string right, string wrong, string message)
    {
        using var folder = new Folder();
        folder.Write(file, text => text[..text.IndexOf(right, StringComparison.Ordinal)] + wrong + text[(text.IndexOf(right, StringComparison.Ordinal) + right.Length)..]);

        var (status, output, error) = await Shell.Run("", "knowledge", "check", folder.Path);

        Assert.Equal(1, status);
        Assert.Contains(message, error);
        Assert.Contains("has faults", output);
    }

    [Fact]
    public async Task Takes_the_example_of_a_clinic_s_own_rules_and_names_what_would_loosen_ours()
    {
        var (status, output, error) = await Shell.Run("", "knowledge", "check", ClinicRulesExample.Folder);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains("clinic-rules.json", output);

        using var folder = new Folder();
        File.WriteAllText(Path.Combine(folder.Path, "clinic-rules.json"), ClinicRulesExample.Text.Replace("older-frail-80", "child-under-12", StringComparison.Ordinal));
        (status, _, error) = await Shell.Run("", "knowledge", "check", folder.Path);

        Assert.Equal(1, status);
        Assert.Contains("clinic-rules.json: line 12, tighten[0].severity: 'relative' is milder than ours, 'absolute'", error);
    }

    [Fact]
    public async Task Reads_a_file_with_a_mark_of_its_encoding_and_names_the_line_where_another_encoding_begins()
    {
        using var folder = new Folder();
        var ours = KnowledgeFile.Embedded("safety.json").ToArray();
        File.WriteAllBytes(Path.Combine(folder.Path, "safety.json"), [0xef, 0xbb, 0xbf, .. ours]);
        Assert.Equal(0, (await Shell.Run("", "knowledge", "check", folder.Path)).Status);

        File.WriteAllBytes(Path.Combine(folder.Path, "safety.json"), Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(ours)));
        var (status, _, error) = await Shell.Run("", "knowledge", "check", folder.Path);

        Assert.Equal(1, status);
        Assert.Contains("safety.json: line 7: is not UTF-8", error);
    }

    [Fact]
    public async Task Does_not_pass_over_a_file_that_nobody_reads()
    {
        using var folder = new Folder();
        File.WriteAllText(Path.Combine(folder.Path, "saftey.json"), "{}");

        var (status, _, error) = await Shell.Run("", "knowledge", "check", folder.Path);

        Assert.Equal(1, status);
        Assert.Contains("saftey.json: is no knowledge file; there is: safety.json", error);
    }

    [Fact]
    public async Task Checks_one_file_against_the_neighbours_it_does_not_bring()
    {
        using var folder = new Folder();
        folder.Write("danger-words.json", text => text);

        var (status, output, _) = await Shell.Run("", "knowledge", "check", folder.Path, "--json");

        Assert.Equal(0, status);
        Assert.Equal(["danger-words.json"], JsonElement.Parse(output).GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("from").GetString() == "folder").Select(file => file.GetProperty("file").GetString()));
    }

    /// <summary>A folder that goes with the test.</summary>
    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("filiform-knowledge-").FullName;

        public void Write(string file, Func<string, string> change) => File.WriteAllText(
            System.IO.Path.Combine(Path, file), change(System.Text.Encoding.UTF8.GetString(KnowledgeFile.Embedded(file).Span)));

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
