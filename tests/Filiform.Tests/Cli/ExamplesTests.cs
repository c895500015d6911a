using System.Text.Json;

namespace Filiform.Tests.Cli;

public sealed class ExamplesTests
{
    public static TheoryData<string> Names => ["screen", "triage", "atlas-rank", "score", "change", "respond", "quality-proportion"];

    [Theory, MemberData(nameof(Names))]
    public async Task Come_out_to_the_digits_given(string name)
    {
        var example = Examples.Read(name);

        var (status, output, error) = await Shell.Run(example.GetProperty("input").GetRawText(), example.Arguments());

        Assert.Equal((0, ""), (status, error));
        Assert.Null(Examples.Difference(example.GetProperty("output"), JsonElement.Parse(output)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Come_out_in_a_batch_one_a_line(string name)
    {
        var example = Examples.Read(name);
        var line = JsonSerializer.Serialize(example.GetProperty("input"));

        var (status, output, error) = await Shell.Run($"{line}\n\n{line}\n", [.. example.Arguments()[..^1], "--batch", "-"]);

        Assert.Equal((0, ""), (status, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(lines[0], lines[1]);
        Assert.Null(Examples.Difference(example.GetProperty("output"), JsonElement.Parse(lines[0])));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Are_shown_to_people_as_tables(string name)
    {
        var example = Examples.Read(name);

        var (status, output, _) = await Shell.Run(example.GetProperty("input").GetRawText(), example.Arguments()[..^1]);

        Assert.Equal(0, status);
        Assert.DoesNotContain("{", output);
        Assert.NotEmpty(output);
    }

    [Theory]
    [InlineData("screen", "q-pacemaker-icd")]
    [InlineData("triage", "fu-soreness")]
    [InlineData("atlas-rank", "elbow-outer-right")]
    [InlineData("score", "answers")]
    [InlineData("change", "before")]
    [InlineData("respond", "plannedSessions")]
    [InlineData("quality-proportion", "conf")]
    public async Task Have_a_schema_that_knows_their_ids(string name, string id)
    {
        var (status, output, _) = await Shell.Run("", "schema", name);

        Assert.Equal(0, status);
        Assert.Contains($"\"{id}\"", output);
        Assert.Equal($"urn:filiform:schema:{name}", JsonElement.Parse(output).GetProperty("$id").GetString());
    }
}
