using System.Text;
using System.Text.Json;
using Filiform.Clinical.Quality;
using Filiform.Clinical.Tests.Atlas;

namespace Filiform.Clinical.Tests.Quality;

public sealed class QualityReportTests
{
    private const string Header = "clinic,date,region,electrical,firstNeedlingForPatient,bleedingRiskRecorded,immediateEvents,delayedEvents\n";
    private static readonly QualityKnowledge Knowledge = QualityKnowledge.Embedded();

    /// <summary>North: 40 treatments, 10 with an event at once, 4 not answered. South: 30, none. Nobody answered the follow-up but ten.</summary>
    private static readonly QualityReport Report = new QualityReporter(Knowledge).Report(TreatmentCsv.Read(
        Header
        + Lines(10, "north", "ae-bleeding-minor;ae-pain-during", "") + Lines(26, "north", "none", "") + Lines(4, "north", "", "ae-bruise")
        + Lines(24, "south", "none", "") + Lines(6, "south", "none", "none"), Knowledge).Required);

    [Fact]
    public void Counts_what_was_answered_and_nothing_else()
    {
        var north = Report.Questions[0].Clinics[0];

        Assert.Equal(new Completeness(40, 10, 4), north.Completeness);
        Assert.Equal(10.0 / 36, north.Rate!.Estimate, 12);
        Assert.Equal(new Bounds(0.25, 0.35), north.Completeness.BestToWorst);
        Assert.Equal(20.0 / 36, north.EventsPerTreatment!.Estimate, 12);
    }

    [Fact]
    public void Never_pools_the_two_questions()
    {
        Assert.Equal(new Completeness(70, 10, 4), Report.Questions[0].Completeness);
        Assert.Equal(new Completeness(70, 4, 60), Report.Questions[1].Completeness);
    }

    [Fact]
    public void Gives_no_rate_on_fewer_than_thirty_treatments()
    {
        var south = Report.Questions[1].Clinics[1];

        Assert.Null(south.Rate);
        Assert.False(south.Plotted);
        Assert.Null(south.Rise);
    }

    [Fact]
    public void Standardises_against_the_other_clinics()
    {
        var north = Report.Questions[0].Clinics[0].CaseMix!;

        // South has no event in 30, the network 10 in 66: (0 + 20 × 10/66) / 50 for each of 36 treatments.
        Assert.Equal(36 * (20 * 10 / 66.0) / 50, north.Expected, 12);
        Assert.Equal(10 / (36 * (20 * 10 / 66.0) / 50), north.Ratio, 12);
        Assert.True(north.Imprecise);
    }

    [Fact]
    public void Alarms_when_the_chart_reaches_its_height()
    {
        var rise = Report.Questions[0].Clinics[0].Rise!;

        // Each event adds ln(2 / 1.07672) = 0.619; the eighth passes 4.5. Line 1 is the header.
        Assert.Equal([9], rise.AlarmRows);
        Assert.Equal(36, rise.Path.Length);
    }

    [Fact]
    public void Puts_a_clinic_outside_only_beyond_a_limit()
    {
        Assert.Null(Report.Questions[0].Clinics[0].Outside);
        Assert.Equal("low95", Report.Questions[0].Clinics[1].Outside);
        Assert.Equal(0.004, Report.Questions[0].OutsideByChance, 12);
    }

    [Fact]
    public void Compares_each_event_with_each_survey_that_knows_it()
    {
        var comparison = Report.Compared.Single(one => one is { Event: "ae-bleeding-minor", Baseline: "boyce2020" });

        Assert.Equal((10, 66), (comparison.Events, comparison.Treatments));
        Assert.Equal(Counts.ExactTest(10, 66, 3274.0 / 20464), comparison.P);
        Assert.DoesNotContain(Report.Compared, one => one.Event == "ae-bruise");
    }

    [Fact]
    public void Opens_an_incident_for_each_serious_event()
    {
        var rows = TreatmentCsv.Read(Header + Lines(3, "a", "none", "none") + Lines(1, "a", "none", "ae-pneumothorax") + Lines(3, "a", "none", "none") + Lines(1, "a", "none", "ae-pneumothorax"), Knowledge).Required;

        var serious = new QualityReporter(Knowledge).Report(rows).Serious;

        // Before the first one the file says nothing.
        Assert.Equal(("ae-pneumothorax", 5, null, null, false), (serious[0].Event, serious[0].Row, serious[0].SincePrevious, serious[0].GapProbability, serious[0].Remarkable));
        Assert.Equal((9, 4, true), (serious[1].Row, serious[1].SincePrevious, serious[1].Remarkable));
        Assert.Equal(1 - Math.Pow(0.999, 4), serious[1].GapProbability!.Value, 15);
    }

    /// <summary>Nobody has published what patients answer when all are asked: 95 % against 19 % would signal for ever.</summary>
    [Fact]
    public void What_is_asked_later_stands_against_the_network_s_own_rate_and_signals_once_that_rests_on_enough()
    {
        QuestionReport Of(int rows) => new QualityReporter(Knowledge).Report(TreatmentCsv.Read(
            Header + Lines(rows, "a", "none", "ae-soreness") + Lines(rows, "b", "none", "none"), Knowledge).Required).Questions[1];

        var (few, many) = (Of(100), Of(250));

        Assert.Equal((0.5, null), (few.Target, few.Clinics[0].Rise));
        Assert.Equal("high998", few.Clinics[0].Outside);
        Assert.NotEmpty(many.Clinics[0].Rise!.AlarmRows);
        var nothing = new QualityReporter(Knowledge).Report(TreatmentCsv.Read(Header + Lines(40, "a", "none", "none"), Knowledge).Required).Questions[1];
        Assert.Equal((0, null, null), (nothing.Target, nothing.Clinics[0].Limits, nothing.Clinics[0].Rise));
    }

    /// <summary>quality.md §3: the reference is the network's own rate, however small; the published one is the chart's.</summary>
    [Fact]
    public void Case_mix_is_shrunk_to_the_rate_of_the_network()
    {
        var mix = new QualityReporter(Knowledge).Report(TreatmentCsv.Read(
            Header + Lines(10, "a", "ae-pain-during", "") + Lines(30, "a", "none", "") + Lines(10, "b", "ae-pain-during", "") + Lines(50, "b", "none", ""), Knowledge).Required).Questions[0].Clinics[0].CaseMix!;

        Assert.Equal(40 * (10 + 20 * 0.2) / (60 + 20), mix.Expected, 12);
        Assert.Equal(0.2 * mix.Ratio, mix.AdjustedRate, 12);
    }

    [Fact]
    public void An_event_told_under_the_other_question_is_compared_there_and_not_lost()
    {
        var compared = new QualityReporter(Knowledge).Report(TreatmentCsv.Read(Header + Lines(40, "a", "ae-bruise", "none"), Knowledge).Required).Compared;

        Assert.Equal(
            [(Question.Immediate, 40), (Question.Delayed, 0)],
            compared.Where(one => one is { Event: "ae-bruise", Baseline: "brady2014" }).Select(one => (one.Question, one.Events)));
        Assert.DoesNotContain(compared, one => one is { Event: "ae-soreness", Question: Question.Immediate });
    }

    [Fact]
    public void Widens_the_funnel_when_many_clinics_differ_more_than_chance()
    {
        var text = new StringBuilder(Header);
        for (var clinic = 0; clinic < 12; clinic++)
            text.Append(Lines(clinic % 2 == 0 ? 40 : 4, $"c{clinic:00}", "ae-pain-during", "")).Append(Lines(clinic % 2 == 0 ? 10 : 46, $"c{clinic:00}", "none", ""));

        var question = new QualityReporter(Knowledge).Report(TreatmentCsv.Read(text.ToString(), Knowledge).Required).Questions[0];

        Assert.True(question.Overdispersion!.Inflate);
        Assert.All(question.Clinics, clinic => Assert.Null(clinic.Outside));
        Assert.Equal(264.0 / 600, question.Target!.Value, 12);
    }

    [Fact]
    public void Writes_numerator_denominator_and_interval_together()
    {
        var written = JsonAgreement.Written(json => ReportDocument.Write(Report, Knowledge, json));

        var north = written.GetProperty("questions")[0].GetProperty("clinics")[0];
        Assert.Equal(40, north.GetProperty("treatments").GetInt32());
        Assert.Equal(10, north.GetProperty("events").GetInt32());
        Assert.Equal(2, north.GetProperty("rate").GetProperty("clopperPearson").GetArrayLength());
    }

    /// <summary>Name by name and number by number: who reads the document by program gets what the report says.</summary>
    [Fact]
    public void Writes_all_that_the_report_says()
    {
        var written = JsonAgreement.Written(json => ReportDocument.Write(Report, Knowledge, json));
        static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];
        static Bounds Pair(JsonElement element) => new(element[0].GetDouble(), element[1].GetDouble());
        static double N(JsonElement element, string name) => element.GetProperty(name).GetDouble();

        Assert.Equal(["statement", "questions", "serious", "published", "knowledgeVersion"], Names(written));
        Assert.Equal((Knowledge.Statement.En, Report.KnowledgeVersion), (written.GetProperty("statement").GetString(), written.GetProperty("knowledgeVersion").GetString()));
        Assert.Equal(["immediate", "delayed"], written.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("question").GetString()));

        var (now, said) = (written.GetProperty("questions")[0], Report.Questions[0]);
        Assert.Equal(
            ["question", "treatments", "unanswered", "events", "completeness", "bestToWorst", "rate", "target", "outsideByChance", "limitsWidenedBy", "fallMeans", "clinics"], Names(now));
        Assert.Equal((70, 4, 10, said.Completeness.Share), (N(now, "treatments"), N(now, "unanswered"), N(now, "events"), N(now, "completeness")));
        Assert.Equal((said.Completeness.BestToWorst, said.Rate!.Estimate), (Pair(now.GetProperty("bestToWorst")), N(now.GetProperty("rate"), "estimate")));
        Assert.Equal((said.Target!.Value, said.OutsideByChance, 1.0, Knowledge.FallMeans.En), (N(now, "target"), N(now, "outsideByChance"), N(now, "limitsWidenedBy"), now.GetProperty("fallMeans").GetString()));
        Assert.Equal(["estimate", "clopperPearson", "midP", "wilson"], Names(now.GetProperty("rate")));
        Assert.Equal((said.Rate.ClopperPearson, said.Rate.MidP, said.Rate.Wilson), (
            Pair(now.GetProperty("rate").GetProperty("clopperPearson")), Pair(now.GetProperty("rate").GetProperty("midP")), Pair(now.GetProperty("rate").GetProperty("wilson"))));

        var (north, one) = (now.GetProperty("clinics")[0], said.Clinics[0]);
        Assert.Equal(
            ["clinic", "treatments", "unanswered", "events", "completeness", "bestToWorst", "rate", "eventsPerTreatment", "caseMix", "plotted", "mayAlarm", "limits", "rise", "fall"], Names(north));
        Assert.Equal(("north", true, true), (north.GetProperty("clinic").GetString(), north.GetProperty("plotted").GetBoolean(), north.GetProperty("mayAlarm").GetBoolean()));
        var events = north.GetProperty("eventsPerTreatment");
        Assert.Equal((one.EventsPerTreatment!.Events, one.EventsPerTreatment.Estimate, one.EventsPerTreatment.Interval), (N(events, "events"), N(events, "estimate"), Pair(events.GetProperty("garwood"))));
        var mix = north.GetProperty("caseMix");
        Assert.Equal(["expected", "ratio", "ratioCi95", "adjustedRate", "imprecise"], Names(mix));
        Assert.Equal((one.CaseMix!.Expected, one.CaseMix.Ratio, one.CaseMix.AdjustedRate, one.CaseMix.RatioCi95, true), (
            N(mix, "expected"), N(mix, "ratio"), N(mix, "adjustedRate"), Pair(mix.GetProperty("ratioCi95")), mix.GetProperty("imprecise").GetBoolean()));
        Assert.Equal(["last", "alarmRows"], Names(north.GetProperty("fall")));
        Assert.Equal((one.Rise!.Last, 9), (N(north.GetProperty("rise"), "last"), north.GetProperty("rise").GetProperty("alarmRows")[0].GetInt32()));
        Assert.Equal("low95", now.GetProperty("clinics")[1].GetProperty("outside").GetString());

        var published = written.GetProperty("published");
        Assert.Equal(Knowledge.ComparisonWarning.En, published.GetProperty("warning").GetString());
        Assert.Equal(Report.Compared.Length, published.GetProperty("comparisons").GetArrayLength());
        foreach (var (row, compared) in published.GetProperty("comparisons").EnumerateArray().Zip(Report.Compared))
            Assert.Equal(compared, new PublishedComparison(
                row.GetProperty("event").GetString()!, row.GetProperty("question").GetString() == "immediate" ? Question.Immediate : Question.Delayed, row.GetProperty("events").GetInt32(), row.GetProperty("treatments").GetInt32(), row.GetProperty("baseline").GetString()!,
                row.GetProperty("baselineEvent").GetString()!, row.GetProperty("baselineEvents").GetInt32(), row.GetProperty("baselineTreatments").GetInt32(), N(row, "pTwoSided"),
                row.GetProperty("countFrom").GetString()!));
    }

    [Fact]
    public void Writes_every_serious_event_with_where_it_was_and_what_came_before()
    {
        var rows = TreatmentCsv.Read(Header + Lines(1, "a", "none", "ae-pneumothorax") + Lines(3, "a", "none", "none") + "a,2027-02-04,other,no,no,no,none,ae-pneumothorax\n", Knowledge).Required;

        var written = JsonAgreement.Written(json => ReportDocument.Write(new QualityReporter(Knowledge).Report(rows), Knowledge, json)).GetProperty("serious");

        Assert.Equal(["event", "clinic", "date", "row", "remarkable"], written[0].EnumerateObject().Select(member => member.Name));
        var found = written[1];
        Assert.Equal(["event", "clinic", "date", "row", "treatmentsSincePrevious", "gapProbability", "remarkable"], found.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("ae-pneumothorax", "a", "2027-02-04", 6, 4, true), (
            found.GetProperty("event").GetString(), found.GetProperty("clinic").GetString(), found.GetProperty("date").GetString(), found.GetProperty("row").GetInt32(),
            found.GetProperty("treatmentsSincePrevious").GetInt32(), found.GetProperty("remarkable").GetBoolean()));
        Assert.Equal(1 - Math.Pow(0.999, 4), found.GetProperty("gapProbability").GetDouble(), 15);
    }

    [Theory]
    [InlineData("clinic,date\n", "line 1", "must name the columns clinic,date,region,")]
    [InlineData("", "line 1", "is empty; it must name the columns clinic,date,region,")]
    [InlineData("clinic,date,region,electrical,firstNeedlingForPatient,bleedingRiskRecorded,immediateEvents,delayed\n", "line 1", "missing: delayedEvents; unknown: delayed")]
    [InlineData("clinic,clinic,region,electrical,firstNeedlingForPatient,bleedingRiskRecorded,immediateEvents,delayedEvents\n", "line 1", "missing: date; twice: clinic")]
    [InlineData("clinic;date\n", "line 1", "cells are separated by commas")]
    [InlineData(Header + "a,0000-02-29,other,no,no,no,none,none\n", "line 2: date", "from 1900 on")]
    [InlineData(Header + "a,2027-02-03,other,no,no,no,;,none\n", "line 2: immediateEvents", "must name events joined by ';'")]
    [InlineData(Header + "a,2027-02-03,other,no,no,no,ae-drowsy;ae-drowsy,none\n", "line 2: immediateEvents", "names an event twice")]
    [InlineData(Header + "a,2027-02-03,other,no,no,no,none,\"ae-bruise", "line 2", "opens a quote that is never closed")]
    [InlineData(Header + "\"a\"x,2027-02-03,other,no,no,no,none,none\n", "line 2", "must have quotes round a whole cell")]
    [InlineData(Header + " \"a\",2027-02-03,other,no,no,no,none,none\n", "line 2", "must have quotes round a whole cell")]
    [InlineData(Header + "a,2027-02-30,other,no,no,no,none,none\n", "line 2: date", "must be a date such as 2027-02-08")]
    [InlineData(Header + "a,2027-02-03,chest,no,no,no,none,none\n", "line 2: region", "must be one of ")]
    [InlineData(Header + "a,2027-02-03,other,no,no,no,ae-x,none\n", "line 2: immediateEvents", "'ae-x' is no adverse event of safety.json that a treatment can record")]
    [InlineData(Header + "\na,2027-02-03,other,no,no,none,none\n", "line 3", "must have 8 columns")]
    [InlineData(Header + ",2027-02-03,other,no,no,no,none,none\n", "line 2: clinic", "must name the clinic")]
    public void Says_what_a_line_must_be(string text, string field, string message) =>
        Assert.Contains(TreatmentCsv.Read(text, Knowledge).Faults, fault => fault.Field == field && fault.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("a,2027-02-03,other,no,no,no,none,none")]
    [InlineData("\"a\",2027-02-03,other,no,no,no,none,\"none\"")]
    public void Reads_a_last_line_without_an_end_and_a_file_with_a_mark_of_its_encoding(string line)
    {
        var row = Assert.Single(TreatmentCsv.Read("\uFEFF" + Header + line, Knowledge).Required);

        Assert.Equal(("a", new LocalDate(2027, 2, 3), 2), (row.Clinic, row.Date, row.Row));
        Assert.Empty(row.Delayed!.Value);
    }

    [Theory]
    [InlineData("clinic,date\n", "line 1")]
    [InlineData("", "line 1")]
    [InlineData(Header + "a,2027-02-30,other,no,no,no,none,none\n", "line 2: date")]
    [InlineData(Header + "a,2027-02-03,chest,no,no,no,none,none\n", "line 2: region")]
    [InlineData(Header + "a,2027-02-03,other,no,no,no,ae-any-minor,none\n", "line 2: immediateEvents")]
    [InlineData(Header + "\na,2027-02-03,other,no,no,none,none\n", "line 3")]
    [InlineData(Header + ",2027-02-03,other,no,no,no,none,none\n", "line 2: clinic")]
    public void Refuses_a_wrong_file_by_line_and_column(string text, string field) =>
        Assert.Contains(TreatmentCsv.Read(text, Knowledge).Faults, fault => fault.Field == field);

    [Fact]
    public void Reads_quoted_cells_and_any_order_of_columns()
    {
        var text = "date,clinic,electrical,region,firstNeedlingForPatient,bleedingRiskRecorded,delayedEvents,immediateEvents\r\n"
            + "2027-02-03,\"North, \"\"old\"\" town\",yes,thorax-adjacent,no,no,,none\r\n";

        var row = Assert.Single(TreatmentCsv.Read(text, Knowledge).Required);

        Assert.Equal("North, \"old\" town", row.Clinic);
        Assert.Equal(["thorax-adjacent", "yes", "no", "no"], row.Strata);
        Assert.Null(row.Delayed);
        Assert.Empty(row.Immediate!.Value);
    }

    private static string Lines(int count, string clinic, string immediate, string delayed) =>
        string.Concat(Enumerable.Repeat($"{clinic},2027-02-03,other,no,no,no,{immediate},{delayed}\n", count));
}
