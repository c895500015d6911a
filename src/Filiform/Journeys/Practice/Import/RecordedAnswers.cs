using System.Globalization;
using System.Text.Json;
using Filiform.Clinical.Knowledge;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>What a patient's record says about one question of the screening. Nobody has confirmed it.</summary>
/// <param name="Value">The answer to put before them; null when the record names something without answering: then only the origin is shown, and the question asked.</param>
/// <param name="Origin">Where it is from, such as <c>From your record: warfarin (since 2019)</c>.</param>
public sealed record RecordedAnswer(string Question, JsonElement? Value, Said Origin);

/// <summary>Reads the unconfirmed answers that follow from a patient's record, for whoever prepares their visit.</summary>
public static class RecordedAnswers
{
    private sealed record Row(Guid Id, string Question, string? Value, string Link, LocalDate? Until, Guid SourceItem, string Display, string Standing, string? Onset, string? Ended);

    /// <summary>One answer a question, in the order of the screening; a gate is answered when something behind it is.</summary>
    public static async Task<ImmutableArray<RecordedAnswer>> Of(Work work, Id<Patient> patient)
    {
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        var rows = await work.Query<Row>("""
            select a.id, a.question, a.value, a.link, a.until, a.source_item, i.display, i.standing, i.onset, i.ended
            from pre_answer a join record_item i on i.id = a.source_item and i.clinic = @clinic
            where a.clinic = @clinic and a.patient = @patient order by i.onset, a.id
            """, new { patient });
        var said = rows.Select(row => Open(work, row, today)).ToList();
        var form = RecordLinks.Shipped.Form;
        var gates = said.Where(each => form.GateOf.ContainsKey(each.Question)).Select(each => each.BehindGate(form.GateOf[each.Question]));
        var byQuestion = said.Concat(gates).ToLookup(each => each.Question);
        return [.. form.Questions.Where(question => byQuestion.Contains(question.Id)).Select(question => Merge(question, [.. byQuestion[question.Id]]))];
    }

    private static RecordedOrigin Open(Work work, Row row, LocalDate today)
    {
        var value = work.Open("pre_answer.value", row.Id, row.Value) is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : (JsonElement?)null;
        var display = work.Open("record_item.display", row.SourceItem, row.Display)!;
        var link = RecordLinks.Shipped.Find(row.Link);
        var over = row.Until < today || link?.Counts == LinkCounts.Never;
        var standing = over ? Standing.Past : Enum.Parse<Standing>(row.Standing, ignoreCase: true);
        return new(row.Question, row.Until < today ? null : value, link is null || link.Otherwise ? new(display, display) : link.Name, standing, row.Onset, row.Ended);
    }

    private static RecordedAnswer Merge(ScreeningItem question, ImmutableArray<RecordedOrigin> origins)
    {
        // What answers comes before what only raises the question; when anything answers, the rest is left out.
        var answering = origins.Where(origin => origin.Value is not null).ToImmutableArray();
        var shown = answering.IsEmpty ? origins : answering;
        return new(question.Id, answering.IsEmpty ? null : RecordedValue.Of(question, answering), new(Words(shown, "en"), Words(shown, "es")));
    }

    /// <summary>Each thing once, as it stands now where it does.</summary>
    private static string Words(ImmutableArray<RecordedOrigin> origins, string language)
    {
        var each = origins.GroupBy(origin => origin.Name).Select(same => same.MinBy(origin => origin.Standing)!.In(language));
        return string.Format(CultureInfo.InvariantCulture, RecordLinks.Shipped.Phrases["origin"].In(language), string.Join("; ", each));
    }
}
