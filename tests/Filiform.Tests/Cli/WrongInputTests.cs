using System.Text;
using System.Text.Json;

namespace Filiform.Tests.Cli;

/// <summary>Whatever a command is given, it says where it is wrong and what is allowed, and never falls over.</summary>
public sealed class WrongInputTests
{
    [Theory]
    [InlineData("screen", """{"asOf":"2027-02-08","answers":{"q-no-such":true}}""", "line 1, answers.q-no-such: is no screening question; 'filiform schema screen' lists those there are")]
    [InlineData("screen", """{"asOf":"2027-02-08","answers":{"s-regions":[]}}""", "line 1, answers.s-regions: is no screening question")]
    [InlineData("screen", """{"asOf":"2027-02-08","answers":{"q-communication-need":"loud"}}""", "line 1, answers.q-communication-need: 'loud' is no option; allowed: none, ")]
    [InlineData("screen", """{"asOf":"2027-02-08","answers":{"q-needle-fear":11}}""", "line 1, answers.q-needle-fear: 11 is out of range; allowed: 0 to 10")]
    [InlineData("screen", """{"asOf":"8.2.2027","answers":{}}""", "line 1, asOf: must be a date (YYYY-MM-DD)")]
    [InlineData("screen", """{"asOf":"2027-02-08"}""", "line 1, answers: is missing; it must be an object")]
    [InlineData("screen", """{"asOf":"2027-02-08","answers":{},"session":{"phase":"end","facts":{}}}""", "line 1, session.phase: must be one of plan, start, sign")]
    [InlineData("screen", "{\"asOf\":\"2027-02-08\",\n\"answers\":{},\n\"notes\":1}", "line 3, notes: is not known here; allowed: asOf, answers, session")]
    [InlineData("screen", "[]", "line 1: must be an object")]
    [InlineData("triage", """{"asOf":"2027-02-08","followUp":{"fu-no-such":1}}""", "line 1, followUp.fu-no-such: is no follow-up question or fact; 'filiform schema triage'")]
    [InlineData("atlas rank", "{\"pain\":[\n{\"region\":\"elbow\",\"intensity\":3}]}", "line 2, pain[0].region: must be a region id of regions.json")]
    [InlineData("atlas rank", """{"pain":[{"region":"hand-back-right","intensity":11}]}""", "line 1, pain[0].intensity: must be a whole number 0 to 10")]
    [InlineData("atlas rank", """{"pain":[{"region":"hand-back-right","intensity":2.5}]}""", "line 1, pain[0].intensity: must be a whole number 0 to 10")]
    [InlineData("atlas rank", """{"pain":[{"region":"hand-back-right"}]}""", "line 1, pain[0].intensity: is missing")]
    [InlineData("score ndi", "{}", "line 1, answers: exactly one of answers and total must be given")]
    [InlineData("score ndi", """{"total":"many"}""", "line 1, total: must be a number, 0 to 100")]
    [InlineData("change ndi", """{"before":101,"after":4}""", "line 1, before: must be a number, 0 to 100")]
    [InlineData("change ndi", """{"before":1e999,"after":4}""", "line 1, before: must be a number, 0 to 100")]
    [InlineData("change groc", """{"before":1,"after":2}""", "line 1: groc rates change itself")]
    [InlineData("respond", """{"obs":[6,"5"],"plannedSessions":6,"goal":2}""", "line 1, obs[1]: must be a number 0 to 10, or null")]
    [InlineData("respond", """{"obs":[6],"days":[0,7],"plannedSessions":6,"goal":2}""", "line 1, days: must have one entry for each reading of obs")]
    [InlineData("quality proportion", """{"x":5,"n":4,"conf":0.95}""", "line 1, x: must be a whole number 0 to 4")]
    [InlineData("quality latticeCusum", """{"p0":0.2,"M":5,"H":10,"y":[]}""", "line 1, M: must be below 1/p0")]
    public async Task Is_named_by_line_and_field_with_what_is_allowed(string command, string input, string message)
    {
        var (status, output, error) = await Shell.Run(input, command.Split(' '));

        Assert.Equal((1, ""), (status, output));
        Assert.Contains($"standard input: {message}", error);
    }

    [Theory]
    [InlineData("", "line 1: is empty; a JSON document is expected")]
    [InlineData(" \n\t\n", "line 1: is empty; a JSON document is expected")]
    [InlineData("{\"asOf\":\"2027-02-08\",\n\"answers\":{\"q-needle", "line 2: is no JSON")]
    [InlineData("{\"asOf\":\"2027-02-08\",\"answers\":{\"q-needle-fear\":NaN}}", "line 1: is no JSON")]
    [InlineData("{\"asOf\":\"2027-02-08\",\"answers\":{\"q-needle-fear\":3,\n\"q-needle-fear\":4}}", "line 2, answers.q-needle-fear: stands twice")]
    [InlineData("{\"asOf\":\"\\ud800\",\"answers\":{}}", "line 1, asOf: holds half a character")]
    [InlineData("{\"asOf\":\"2027-02-08\",\n\"answers\":{\"\\ud800\":1}}", "line 2, answers: holds half a character")]
    [InlineData("clinic,date\n", "line 1: is no JSON")]
    public async Task Is_refused_before_anything_is_read_from_it(string input, string message)
    {
        var (status, output, error) = await Shell.Run(input, "screen");

        Assert.Equal((1, ""), (status, output));
        Assert.Contains($"standard input: {message}", error);
    }

    [Fact]
    public async Task Is_refused_in_any_encoding_but_one()
    {
        var document = """{"asOf":"2027-02-08","answers":{}}""";

        Assert.Contains("is UTF-16; only UTF-8 is read", (await Shell.Run([0xff, 0xfe, .. Encoding.Unicode.GetBytes(document)], "screen")).Error);
        Assert.Contains("is not UTF-8 at byte 3", (await Shell.Run([(byte)'{', (byte)'"', 0xe9, (byte)'"', (byte)'}'], "screen")).Error);
        Assert.Equal(0, (await Shell.Run([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(document)], "screen")).Status);
    }

    [Fact]
    public async Task Of_the_wrong_type_is_unknown_with_a_warning_where_an_answer_may_be()
    {
        var (status, output, _) = await Shell.Run(
            """{"asOf":"2027-02-08","answers":{"q-needle-fear":"six","q-blood-thinner":1,"q-date-of-birth":"long ago"}}""", "screen", "--json");

        Assert.Equal(0, status);
        var warnings = JsonElement.Parse(output).GetProperty("warnings").EnumerateArray().ToDictionary(
            warning => warning.GetProperty("field").GetString()!, warning => warning.GetProperty("message").GetString());
        Assert.Equal("expected a number, got a text; read as unknown", warnings["q-needle-fear"]);
        Assert.Equal("expected true or false, got a number; read as unknown", warnings["q-blood-thinner"]);
        Assert.Equal("expected a date (YYYY-MM-DD), got a text; read as unknown", warnings["q-date-of-birth"]);
    }

    [Fact]
    public async Task Costs_a_batch_its_own_line_and_no_other()
    {
        var good = """{"asOf":"2027-02-08","answers":{}}""";
        var bad = """{"asOf":"2027-02-08","answers":{"q-no-such":1,"q-needle-fear":99}}""";

        var (status, output, _) = await Shell.Run($"{good}\n{bad}\n{{\"asOf\":\n{good}", "screen", "--batch", "-");

        Assert.Equal(1, status);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal(lines[0], lines[3]);
        Assert.StartsWith(
            """{"error":{"line":2,"field":"answers.q-no-such","message":"is no screening question; 'filiform schema screen' lists those there are; answers.q-needle-fear: 99 is out of range""",
            lines[1]);
        Assert.StartsWith("""{"error":{"line":3,"field":null,"message":"is no JSON""", lines[2]);
    }

    [Theory]
    [InlineData("score", "no-such")]
    [InlineData("score")]
    [InlineData("change", "no-such")]
    [InlineData("atlas", "show", "no-such")]
    [InlineData("atlas", "rank", "--top", "0")]
    [InlineData("atlas", "rank", "--top", "ten")]
    [InlineData("quality", "no-such")]
    [InlineData("quality", "report", "no-such-file.csv")]
    [InlineData("knowledge", "check", "no-such-folder")]
    public async Task Call_is_a_matter_of_usage(params string[] args)
    {
        var (status, output, error) = await Shell.Run("{}", args);

        Assert.Equal((2, ""), (status, output));
        Assert.StartsWith("filiform: ", error);
    }
}
