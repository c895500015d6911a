using System.Text.Json;

namespace Filiform.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("no-such-command")]
    [InlineData("slots", "a.json", "b.json")]
    [InlineData("slots", "--no-such-option")]
    [InlineData("slots", "no-such-file.json")]
    [InlineData("slots", "a.json", "--batch", "b.json")]
    [InlineData("generate", "network", "--clinics", "x")]
    [InlineData("generate", "network", "--clinics", "5", "--practitioners", "4")]
    [InlineData("generate", "network", "--as-of", "yesterday")]
    [InlineData("schema", "no-such-command")]
    [InlineData("schema")]
    public async Task Answers_a_wrong_call_with_two(params string[] args)
    {
        var (status, output, error) = await Shell.Run("", args);

        Assert.Equal(2, status);
        Assert.Empty(output);
        Assert.StartsWith("filiform: ", error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("slots", "--help")]
    [InlineData("generate", "network", "--help")]
    public async Task Explains_itself(params string[] args)
    {
        var (status, output, _) = await Shell.Run("", args);

        Assert.Equal(0, status);
        Assert.Contains("Usage:", output);
    }

    [Fact]
    public async Task Lists_each_command_with_one_line()
    {
        var (_, output, _) = await Shell.Run("", "--help");

        Assert.Contains("Lists the slots", output);
        Assert.DoesNotContain("\"query\"", output);
    }

    [Fact]
    public async Task Names_line_and_field_of_all_that_is_wrong()
    {
        var (status, output, error) = await Shell.Run("{\n\"network\": 7,\n\"query\": {\"limit\": 0},\n\"x\": 1}", "slots", "--json");

        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Contains("standard input: line 2, network: must be an object\n", error);
        Assert.Contains("standard input: line 3, query.now: is missing\n", error);
        Assert.Contains("standard input: line 3, query.limit: must be a whole number from 1 to 200\n", error);
        Assert.Contains("standard input: line 4, x: is not known here; allowed: network, query\n", error);
    }

    [Fact]
    public async Task Takes_an_argument_that_begins_with_an_at_sign_for_a_file_of_that_name()
    {
        var (status, _, error) = await Shell.Run("", "slots", "@no-such-file");

        Assert.Equal(2, status);
        Assert.Contains("@no-such-file", error);
    }

    [Theory]
    [InlineData("slots")]
    [InlineData("network")]
    public async Task Prints_schemas_that_stand_alone(string command)
    {
        var (status, output, _) = await Shell.Run("", "schema", command);

        Assert.Equal(0, status);
        using var schema = JsonDocument.Parse(output);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.Contains("filiform.network/1", output);
    }
}
