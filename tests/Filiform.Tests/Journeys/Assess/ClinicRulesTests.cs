using Filiform.Clinical.Rules;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Practice.Day;
using Filiform.Journeys.Shared;
using Filiform.Tests.Journeys.Prepare;
using Microsoft.Extensions.DependencyInjection;

namespace Filiform.Tests.Journeys.Assess;

public sealed class ClinicRulesTests
{
    /// <summary>Sent under our rules; then the server starts with the clinic's, which ask for a therapist from 75 on.</summary>
    [Fact]
    public async Task A_change_of_rules_reads_open_patients_anew_and_says_what_changed()
    {
        await using var preparing = await Preparing.New(born: "1950-03-01");
        await preparing.Screened(("q-needle-fear", "3"));
        await preparing.Sign();
        var clinic = preparing.Clinic;
        Assert.Equal("proceed", (await Visit(clinic, Preparing.Content)).Preparation.Flag);

        await using var server = await TestServer.Start(clinic, knowledge: ClinicRulesExample.Folder);
        var page = System.Net.WebUtility.HtmlDecode(await server.Client(await server.SignIn(clinic.Therapist)).GetStringAsync($"/clinic/patients/{preparing.Patient}"));

        Assert.Contains("The rules changed since these answers were sent", page, StringComparison.Ordinal);
        Assert.Contains("They were read with version 2026.1; it is 2026.1+clinic-2026.1 now.", page, StringComparison.Ordinal);
        Assert.Contains("New: Age 75 or older (", page, StringComparison.Ordinal);
        Assert.Contains("Rule of Rincon Physical Therapy", page, StringComparison.Ordinal);
        Assert.Contains("Stricter here: Rincon Physical Therapy", page, StringComparison.Ordinal);
        Assert.Contains("As shipped: Precaution", page, StringComparison.Ordinal);
        var (visit, board) = (await Visit(clinic, server.Services.GetRequiredService<ClinicalContent>()), await server.Client(await server.SignIn(clinic.FrontDesk)).GetStringAsync("/clinic/today"));
        Assert.Equal(("review", true), (visit.Preparation.Flag, visit.Preparation.RulesChanged));
        Assert.Contains("The safety rules changed since this patient answered.", board, StringComparison.Ordinal);
        Assert.Contains("clinic-rules.json", await server.Client().GetStringAsync("/learn/knowledge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_rules_say_nothing_and_neither_do_rules_that_read_the_answers_as_before()
    {
        await using var preparing = await Preparing.New();
        await preparing.Screened();
        await preparing.Sign();
        var clinic = preparing.Clinic;
        Assert.Null((await clinic.Run(new ShowPatient(Preparing.Content), new(preparing.Patient), clinic.Therapist)).Value.RulesChanged);

        var theirs = ClinicalContent.Load(ClinicRulesExample.Folder);

        Assert.Null((await clinic.Run(new ShowPatient(theirs), new(preparing.Patient), clinic.Therapist)).Value.RulesChanged);
        Assert.False((await Visit(clinic, theirs)).Preparation.RulesChanged);
    }

    [Fact]
    public async Task A_documented_decision_does_not_pass_a_rule_that_has_become_absolute()
    {
        await using var preparing = await Preparing.New();
        var screening = await preparing.Screened(("q-needle-fear", "6"));
        await preparing.Sign();
        var clinic = preparing.Clinic;
        await clinic.Run(new DecideRule(Preparing.Content, clinic.Database.Vault), new(preparing.Patient, screening, "needle-fear-moderate", "Talked it through; starts with one needle."), clinic.Therapist);
        Assert.True((await clinic.Run(new ShowPatient(Preparing.Content), new(preparing.Patient), clinic.Therapist)).Value.IsSettled);

        using var folder = new Rules("""
            { "rule": "needle-fear-moderate", "severity": "absolute", "disposition": "defer", "why": { "en": "a", "es": "b" }, "sources": ["clinic-policy-7"] }
            """);
        var view = (await clinic.Run(new ShowPatient(ClinicalContent.Load(folder.Path)), new(preparing.Patient), clinic.Therapist)).Value;

        Assert.Equal((false, Disposition.Defer), (view.IsSettled, view.Day!.SoFar));
    }

    [Theory]
    [InlineData("clinic-rules.json", "{\"kind\":\"filiform-clinic-rules\",", "clinic-rules.json: line 1")]
    [InlineData("clinic-rules.json", "{\"kind\":\"filiform-clinic-rules\"}", "clinic-rules.json: (root): has no member 'version'")]
    [InlineData("safety.json", "{}", "safety.json: : is not for a clinic to bring")]
    [InlineData("notes.txt", "", "clinic-rules.json: : is not in the folder")]
    public async Task A_file_with_a_fault_stops_the_start(string file, string text, string message)
    {
        using var folder = new Rules(null);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, file), text);
        var error = Console.Error;
        using var heard = new StringWriter();
        try
        {
            Console.SetError(heard);
            Assert.Equal(3, await Serve.Run(new($"sqlite:{folder.Path}/x.db", "http://127.0.0.1:0", false, folder.Path), default));
        }
        finally { Console.SetError(error); }

        Assert.Contains(message, heard.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists($"{folder.Path}/x.db"));
    }

    private static async Task<DayVisit> Visit(TestClinic clinic, ClinicalContent content) =>
        Assert.Single((await clinic.Run(new ShowDay(content, new()), new(), clinic.FrontDesk)).Value.Visits);

    /// <summary>A folder of rules that goes with the test.</summary>
    private sealed class Rules : IDisposable
    {
        /// <param name="tighten">One entry; null for a folder without the file.</param>
        public Rules(string? tighten)
        {
            if (tighten is null) return;
            var root = System.Text.Json.Nodes.JsonNode.Parse(ClinicRulesExample.Text)!;
            (root["tighten"], root["rules"]) = (new System.Text.Json.Nodes.JsonArray(System.Text.Json.Nodes.JsonNode.Parse(tighten)), null);
            File.WriteAllText(System.IO.Path.Combine(Path, "clinic-rules.json"), root.ToJsonString());
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("filiform-rules-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
