using System.Text.Json;

namespace Filiform.Tests.Cli;

public sealed class AtlasCommandsTests
{
    [Fact]
    public async Task Show_people_band_and_explained_share_and_never_the_score()
    {
        var (_, output, _) = await Shell.Run(Examples.Read("atlas-rank").GetProperty("input").GetRawText(), "atlas", "rank");

        Assert.Contains("strong", output);
        Assert.Contains("74%", output);
        Assert.DoesNotContain("score", output);
        // Neither the score of the first row, nor a contribution to it.
        Assert.DoesNotContain("5.94", output);
        Assert.DoesNotContain("2.04", output);
    }

    [Fact]
    public async Task Rank_ten_unless_told()
    {
        var (_, output, _) = await Shell.Run(Examples.Read("atlas-rank").GetProperty("input").GetRawText(), "atlas", "rank", "--json");

        Assert.Equal(10, JsonElement.Parse(output).GetProperty("muscles").GetArrayLength());
    }

    [Fact]
    public async Task Print_a_record_with_hazards_and_sources_in_full()
    {
        var (status, output, _) = await Shell.Run("", "atlas", "show", "ecrb", "--json");

        Assert.Equal(0, status);
        var record = JsonElement.Parse(output);
        Assert.Equal("ecrb", record.GetProperty("id").GetString());
        Assert.Equal("posterior-interosseous-nerve", record.GetProperty("hazards")[0].GetProperty("id").GetString());
        Assert.NotEqual(0, record.GetProperty("sources").GetArrayLength());
        Assert.Equal(record.EnumerateObject().Count(), record.EnumerateObject().Select(member => member.Name).Distinct().Count());
    }

    [Fact]
    public async Task Name_ids_that_begin_alike_when_somebody_misses()
    {
        var (_, _, error) = await Shell.Run("", "atlas", "show", "upper-trapezium");

        Assert.Contains("'upper-trapezium' is no muscle; there is: ", error);
        Assert.Contains("upper-trapezius", error);
    }
}
