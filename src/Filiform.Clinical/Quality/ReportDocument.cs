using System.Text.Json;
using NodaTime.Text;

namespace Filiform.Clinical.Quality;

/// <summary>The document of <c>quality report</c>.</summary>
public static class ReportDocument
{
    public static void Write(QualityReport report, QualityKnowledge knowledge, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("statement", knowledge.Statement.En);
        json.WriteStartArray("questions");
        foreach (var question in report.Questions) Write(question, knowledge, json);
        json.WriteEndArray();
        json.WriteStartArray("serious");
        foreach (var found in report.Serious) Write(found, json);
        json.WriteEndArray();
        json.WriteStartObject("published");
        json.WriteString("warning", knowledge.ComparisonWarning.En);
        json.WriteStartArray("comparisons");
        foreach (var comparison in report.Compared) Write(comparison, json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("knowledgeVersion", report.KnowledgeVersion);
        json.WriteEndObject();
    }

    private static string Code(Question question) => question == Question.Immediate ? "immediate" : "delayed";

    private static void Write(QuestionReport report, QualityKnowledge knowledge, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("question", Code(report.Question));
        Write(report.Completeness, json);
        Write("rate", report.Rate, json);
        if (report.Target is { } target) json.WriteNumber("target", target);
        json.WriteNumber("outsideByChance", report.OutsideByChance);
        json.WriteNumber("limitsWidenedBy", report.Overdispersion?.Factor ?? 1);
        json.WriteString("fallMeans", knowledge.FallMeans.En);
        json.WriteStartArray("clinics");
        foreach (var clinic in report.Clinics) Write(clinic, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ClinicReport clinic, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("clinic", clinic.Clinic);
        Write(clinic.Completeness, json);
        Write("rate", clinic.Rate, json);
        if (clinic.EventsPerTreatment is { } events)
        {
            json.WriteStartObject("eventsPerTreatment");
            json.WriteNumber("events", events.Events);
            json.WriteNumber("estimate", events.Estimate);
            json.Write("garwood", events.Interval);
            json.WriteEndObject();
        }
        if (clinic.CaseMix is { } mix) Write(mix, json);
        json.WriteBoolean("plotted", clinic.Plotted);
        json.WriteBoolean("mayAlarm", clinic.MayAlarm);
        if (clinic.Limits is { } limits) ComparisonFunctions.Write(limits, json);
        if (clinic.Outside is { } outside) json.WriteString("outside", outside);
        Write("rise", clinic.Rise, json);
        Write("fall", clinic.Fall, json);
        json.WriteEndObject();
    }

    private static void Write(Completeness complete, Utf8JsonWriter json)
    {
        json.WriteNumber("treatments", complete.Treatments);
        json.WriteNumber("unanswered", complete.Unanswered);
        json.WriteNumber("events", complete.Events);
        json.WriteNumber("completeness", complete.Share);
        json.Write("bestToWorst", complete.BestToWorst);
    }

    private static void Write(string name, Proportion? rate, Utf8JsonWriter json)
    {
        if (rate is null) return;
        json.WriteStartObject(name);
        json.WriteNumber("estimate", rate.Estimate);
        json.Write("clopperPearson", rate.ClopperPearson);
        json.Write("midP", rate.MidP);
        json.Write("wilson", rate.Wilson);
        json.WriteEndObject();
    }

    private static void Write(CaseMix mix, Utf8JsonWriter json)
    {
        json.WriteStartObject("caseMix");
        json.WriteNumber("expected", mix.Expected);
        json.WriteNumber("ratio", mix.Ratio);
        json.Write("ratioCi95", mix.RatioCi95);
        json.WriteNumber("adjustedRate", mix.AdjustedRate);
        json.WriteBoolean("imprecise", mix.Imprecise);
        json.WriteEndObject();
    }

    private static void Write(string name, ClinicChart? chart, Utf8JsonWriter json)
    {
        if (chart is null) return;
        json.WriteStartObject(name);
        json.WriteNumber("last", chart.Last);
        json.WriteStartArray("alarmRows");
        foreach (var row in chart.AlarmRows) json.WriteNumberValue(row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(SeriousEvent found, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("event", found.Event);
        json.WriteString("clinic", found.Clinic);
        json.WriteString("date", LocalDatePattern.Iso.Format(found.Date));
        json.WriteNumber("row", found.Row);
        if (found.SincePrevious is { } since) json.WriteNumber("treatmentsSincePrevious", since);
        if (found.GapProbability is { } gap) json.WriteNumber("gapProbability", gap);
        json.WriteBoolean("remarkable", found.Remarkable);
        json.WriteEndObject();
    }

    private static void Write(PublishedComparison one, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("event", one.Event);
        json.WriteString("question", Code(one.Question));
        json.WriteNumber("events", one.Events);
        json.WriteNumber("treatments", one.Treatments);
        json.WriteString("baseline", one.Baseline);
        json.WriteString("baselineEvent", one.BaselineEvent);
        json.WriteNumber("baselineEvents", one.BaselineEvents);
        json.WriteNumber("baselineTreatments", one.BaselineTreatments);
        json.WriteNumber("pTwoSided", one.P);
        json.WriteString("countFrom", one.CountFrom);
        json.WriteEndObject();
    }
}
