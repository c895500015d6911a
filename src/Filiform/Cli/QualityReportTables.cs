using System.Globalization;
using System.Text.Json;
using Filiform.Cli.Output;
using Spectre.Console;

namespace Filiform.Cli;

/// <summary>The report for people: one table of clinics a question, then serious events and the published surveys.</summary>
internal static class QualityReportTables
{
    private static readonly string[] Columns =
        ["clinic", "treatments", "unanswered", "with events", "rate (Clopper–Pearson 95 %)", "observed/expected (95 %)", "99.8 % limits", "signal"];

    public static void Show(JsonElement report, IAnsiConsole screen)
    {
        screen.WriteLine(report.GetProperty("statement").GetString()!);
        foreach (var question in report.GetProperty("questions").EnumerateArray()) Question(question, screen);
        DocumentTable.Show(Only(report, "serious"), screen);
        DocumentTable.Show(Only(report, "published"), screen);
        screen.Sheet(("knowledgeVersion", Cell.Of(report.GetProperty("knowledgeVersion"))));
    }

    private static void Question(JsonElement question, IAnsiConsole screen)
    {
        screen.WriteLine();
        screen.Sheet(
            ("question", Cell.Of(question.GetProperty("question"))), ("treatments", Cell.Of(question.GetProperty("treatments"))),
            ("completeness", Cell.Share(question.GetProperty("completeness"))), ("rate", Rate(question)), ("target", question.TryGetProperty("target", out var target) ? Percent(target) : "–"),
            ("clinics outside 99.8 % by chance", Cell.Of(question.GetProperty("outsideByChance"))));
        screen.Rows("clinics", Columns, question.GetProperty("clinics").EnumerateArray().Select(Row));
        screen.WriteLine($"fewer than expected: {question.GetProperty("fallMeans").GetString()}");
    }

    private static string[] Row(JsonElement clinic) =>
    [
        Cell.Of(clinic.GetProperty("clinic")), Cell.Of(clinic.GetProperty("treatments")), Cell.Of(clinic.GetProperty("unanswered")),
        Cell.Of(clinic.GetProperty("events")), Rate(clinic), Ratio(clinic), Limits(clinic), Signal(clinic),
    ];

    private static string Rate(JsonElement of) =>
        of.TryGetProperty("rate", out var rate) ? $"{Percent(rate.GetProperty("estimate"))} ({Between(rate.GetProperty("clopperPearson"), Percent)})" : "–";

    private static string Ratio(JsonElement clinic) => clinic.TryGetProperty("caseMix", out var mix)
        ? $"{Cell.Of(mix.GetProperty("ratio"))} ({Between(mix.GetProperty("ratioCi95"), Cell.Of)})" : "–";

    private static string Limits(JsonElement clinic) => clinic.TryGetProperty("limits", out var limits)
        ? $"{Percent(limits.GetProperty("low998"))} to {Percent(limits.GetProperty("high998"))}" : "not plotted";

    private static string Signal(JsonElement clinic)
    {
        if (!clinic.GetProperty("mayAlarm").GetBoolean()) return "too little to say";
        var rise = Alarms(clinic, "rise");
        var fall = Alarms(clinic, "fall");
        return rise + fall == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{rise} for more, {fall} for fewer");
    }

    private static int Alarms(JsonElement clinic, string chart) =>
        clinic.TryGetProperty(chart, out var said) ? said.GetProperty("alarmRows").GetArrayLength() : 0;

    private static string Between(JsonElement interval, Func<JsonElement, string> words) => $"{words(interval[0])} to {words(interval[1])}";

    private static string Percent(JsonElement share) => (100 * share.GetDouble()).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static JsonElement Only(JsonElement report, string member) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [member] = report.GetProperty(member) });
}
