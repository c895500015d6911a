using Filiform.Clinical.Quality;
using Filiform.Journeys.Quality;
using Filiform.Journeys.Shared;
using Filiform.Pipeline;

namespace Filiform.Tests.Journeys.Quality;

public sealed class OverTimeTests
{
    private static readonly ClinicalContent Content = ClinicalContent.Load();
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();

    [Fact]
    public async Task A_signal_leads_whoever_may_read_records_to_its_cases_and_gives_others_the_counts()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(60, Bled: 20));
        await using var server = await TestServer.Start(clinic);
        var signal = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.Lead)).Value.OverTime.Signals.First();
        var cases = $"/clinic/quality/cases/immediate/rise/{signal.Treatment.Session}";

        var lead = server.Client(await server.SignIn(clinic.Lead));
        var statistics = server.Client(await server.SignIn(clinic.QualityLead));
        var (forLead, forOthers) = (await lead.GetStringAsync("/clinic/quality"), await statistics.GetStringAsync("/clinic/quality"));

        // Nine events in a row make a signal.
        Assert.Equal(new ChartAlarm(9, 1, 9), signal.Alarm);
        Assert.Contains(cases, forLead, StringComparison.Ordinal);
        Assert.DoesNotContain("/clinic/quality/cases/", forOthers, StringComparison.Ordinal);
        Assert.Contains("9 in the 9 treatments", forOthers, StringComparison.Ordinal);
        Assert.Contains("Maribel Ortega", await lead.GetStringAsync(cases), StringComparison.Ordinal);
        Assert.Equal(global::System.Net.HttpStatusCode.NotFound, (await statistics.GetAsync(cases)).StatusCode);
        Assert.Equal(global::System.Net.HttpStatusCode.NotFound, (await lead.GetAsync($"/clinic/quality/cases/immediate/rise/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task Whose_records_a_review_opened_stands_in_the_audit_log()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(60, Bled: 20));
        var signal = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.Lead)).Value.OverTime.Signals.First();

        var view = (await clinic.Run(new ShowCases(Knowledge), new("immediate", "rise", signal.Treatment.Session), clinic.Lead)).Value;

        Assert.Equal(9, view.Cases.Length);
        Assert.Equal(view.Cases[0].Patient, await clinic.Scalar<Id<Patient>>("select patient from audit where use_case = 'ShowCases'"));
    }

    [Fact]
    public async Task Unanswered_treatments_silence_the_chart_and_then_the_drawing()
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(60, Bled: 20, Silent: 9));
        var quiet = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.QualityLead)).Value;
        await clinic.Treat(clinic.Here, new(20, Silent: 20));
        var blank = (await clinic.Run(new ShowQuality(Content, Knowledge), new(12), clinic.QualityLead)).Value;

        Assert.Equal(ChartStanding.Quiet, quiet.OverTime.Charts[0].Standing);
        Assert.Empty(quiet.OverTime.Signals);
        Assert.Equal(ChartStanding.Incomplete, blank.OverTime.Charts[0].Standing);
        Assert.Null(blank.OverTime.Charts[0].Rise);
    }

    [Theory]
    [InlineData("en", "?handler=time")]
    [InlineData("es", "?handler=events")]
    public async Task Every_list_is_a_file_with_counts_and_without_people(string language, string handler)
    {
        await using var clinic = await TestClinic.New();
        await clinic.Treat(clinic.Here, new(60, Bled: 20));
        await using var server = await TestServer.Start(clinic);

        var file = await server.Client(await server.SignIn(clinic.QualityLead), language).GetStringAsync("/clinic/quality" + handler);

        Assert.Contains(handler == "?handler=time" ? ",rise\r\n" : "20,0.33", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Ortega", file, StringComparison.Ordinal);
    }
}
