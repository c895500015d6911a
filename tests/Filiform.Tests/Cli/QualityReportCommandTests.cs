using System.Text;
using System.Text.Json;

namespace Filiform.Tests.Cli;

public sealed class QualityReportCommandTests
{
    private const string Header = "clinic,date,region,electrical,firstNeedlingForPatient,bleedingRiskRecorded,immediateEvents,delayedEvents\n";

    [Fact]
    public async Task Reports_both_questions_by_clinic()
    {
        var (status, output, error) = await Shell.Run(Sixty(), "quality", "report", "--json");

        Assert.Equal((0, ""), (status, error));
        var questions = JsonElement.Parse(output).GetProperty("questions");
        Assert.Equal(["immediate", "delayed"], questions.EnumerateArray().Select(question => question.GetProperty("question").GetString()));
        var (tucson, mesa) = (questions[0].GetProperty("clinics")[1], questions[0].GetProperty("clinics")[0]);
        Assert.Equal(("tucson", 40, 8), (tucson.GetProperty("clinic").GetString(), tucson.GetProperty("treatments").GetInt32(), tucson.GetProperty("events").GetInt32()));
        Assert.Equal(0.2, tucson.GetProperty("rate").GetProperty("estimate").GetDouble());
        Assert.Equal(0.5, mesa.GetProperty("completeness").GetDouble());
    }

    [Fact]
    public async Task Shows_people_tables()
    {
        var (status, output, _) = await Shell.Run(Sixty(), "quality", "report");

        Assert.Equal(0, status);
        Assert.Contains("│ tucson │", output);
        Assert.Contains("20.0 %", output);
    }

    [Theory]
    [InlineData("", "line 1: is empty; it must name the columns clinic,date,region,")]
    [InlineData("clinic,date\n", "line 1: must name the columns clinic,date,region,")]
    [InlineData(Header, "line 2: holds no treatment")]
    [InlineData(Header + "tucson,2026-02-30,other,no,no,no,none,none\n", "line 2, date: must be a date such as 2027-02-08")]
    [InlineData(Header + "tucson,2026-02-03,nose,no,no,no,none,none\n", "line 2, region: must be one of ")]
    [InlineData(Header + "tucson,2026-02-03,other,no,no,no,none\n", "line 2: must have 8 columns")]
    [InlineData(Header + "\ntucson,2026-02-03,other,no,no,no,no-such,none\n", "line 3, immediateEvents: 'no-such' is no adverse event of safety.json")]
    public async Task Names_line_and_column_of_all_that_is_wrong(string input, string message)
    {
        var (status, output, error) = await Shell.Run(input, "quality", "report");

        Assert.Equal((1, ""), (status, output));
        Assert.Contains($"standard input: {message}", error);
    }

    [Fact]
    public async Task Reads_no_encoding_but_one()
    {
        var (status, _, error) = await Shell.Run(Encoding.Latin1.GetBytes(Header + "Málaga,2026-02-03,other,no,no,no,none,none\n"), "quality", "report");

        Assert.Equal(1, status);
        Assert.Contains("standard input: line 2: is not UTF-8", error);
    }

    /// <summary>Forty treatments at one clinic, every fifth with a bruise; twenty at another, every second unanswered.</summary>
    private static string Sixty() => Header
        + string.Concat(Enumerable.Range(0, 40).Select(n => $"tucson,2026-03-{1 + n % 28:00},other,no,no,no,{(n % 5 == 0 ? "ae-bleeding-minor" : "none")},none\n"))
        + string.Concat(Enumerable.Range(0, 20).Select(n => $"mesa,2026-03-{1 + n % 28:00},other,no,no,no,{(n % 2 == 0 ? "" : "none")},none\n"));
}
